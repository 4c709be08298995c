"""What the layers hand to each other: plain frozen dataclasses and Protocols, nothing else."""
