"""The countries that articles are tagged with: codes, names and flags.

Codes are ISO 3166-1 alpha-2 as assigned today, plus XK for Kosovo. English names follow CLDR,
shortened where a list of news would show them cut.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_NAMES = """
AD Andorra; AE United Arab Emirates; AF Afghanistan; AG Antigua and Barbuda; AI Anguilla;
AL Albania; AM Armenia; AO Angola; AQ Antarctica; AR Argentina; AS American Samoa; AT Austria;
AU Australia; AW Aruba; AX Åland Islands; AZ Azerbaijan; BA Bosnia and Herzegovina; BB Barbados;
BD Bangladesh; BE Belgium; BF Burkina Faso; BG Bulgaria; BH Bahrain; BI Burundi; BJ Benin;
BL Saint Barthélemy; BM Bermuda; BN Brunei; BO Bolivia; BQ Caribbean Netherlands; BR Brazil;
BS Bahamas; BT Bhutan; BV Bouvet Island; BW Botswana; BY Belarus; BZ Belize; CA Canada;
CC Cocos Islands; CD DR Congo; CF Central African Republic; CG Congo; CH Switzerland;
CI Ivory Coast; CK Cook Islands; CL Chile; CM Cameroon; CN China; CO Colombia; CR Costa Rica;
CU Cuba; CV Cape Verde; CW Curaçao; CX Christmas Island; CY Cyprus; CZ Czechia; DE Germany;
DJ Djibouti; DK Denmark; DM Dominica; DO Dominican Republic; DZ Algeria; EC Ecuador; EE Estonia;
EG Egypt; EH Western Sahara; ER Eritrea; ES Spain; ET Ethiopia; FI Finland; FJ Fiji;
FK Falkland Islands; FM Micronesia; FO Faroe Islands; FR France; GA Gabon; GB United Kingdom;
GD Grenada; GE Georgia; GF French Guiana; GG Guernsey; GH Ghana; GI Gibraltar; GL Greenland;
GM Gambia; GN Guinea; GP Guadeloupe; GQ Equatorial Guinea; GR Greece; GS South Georgia;
GT Guatemala; GU Guam; GW Guinea-Bissau; GY Guyana; HK Hong Kong; HM Heard and McDonald Islands;
HN Honduras; HR Croatia; HT Haiti; HU Hungary; ID Indonesia; IE Ireland; IL Israel;
IM Isle of Man; IN India; IO British Indian Ocean Territory; IQ Iraq; IR Iran; IS Iceland;
IT Italy; JE Jersey; JM Jamaica; JO Jordan; JP Japan; KE Kenya; KG Kyrgyzstan; KH Cambodia;
KI Kiribati; KM Comoros; KN Saint Kitts and Nevis; KP North Korea; KR South Korea; KW Kuwait;
KY Cayman Islands; KZ Kazakhstan; LA Laos; LB Lebanon; LC Saint Lucia; LI Liechtenstein;
LK Sri Lanka; LR Liberia; LS Lesotho; LT Lithuania; LU Luxembourg; LV Latvia; LY Libya;
MA Morocco; MC Monaco; MD Moldova; ME Montenegro; MF Saint Martin; MG Madagascar;
MH Marshall Islands; MK North Macedonia; ML Mali; MM Myanmar; MN Mongolia; MO Macau;
MP Northern Mariana Islands; MQ Martinique; MR Mauritania; MS Montserrat; MT Malta;
MU Mauritius; MV Maldives; MW Malawi; MX Mexico; MY Malaysia; MZ Mozambique; NA Namibia;
NC New Caledonia; NE Niger; NF Norfolk Island; NG Nigeria; NI Nicaragua; NL Netherlands;
NO Norway; NP Nepal; NR Nauru; NU Niue; NZ New Zealand; OM Oman; PA Panama; PE Peru;
PF French Polynesia; PG Papua New Guinea; PH Philippines; PK Pakistan; PL Poland;
PM Saint Pierre and Miquelon; PN Pitcairn Islands; PR Puerto Rico; PS Palestine; PT Portugal;
PW Palau; PY Paraguay; QA Qatar; RE Réunion; RO Romania; RS Serbia; RU Russia; RW Rwanda;
SA Saudi Arabia; SB Solomon Islands; SC Seychelles; SD Sudan; SE Sweden; SG Singapore;
SH Saint Helena; SI Slovenia; SJ Svalbard; SK Slovakia; SL Sierra Leone; SM San Marino;
SN Senegal; SO Somalia; SR Suriname; SS South Sudan; ST São Tomé and Príncipe; SV El Salvador;
SX Sint Maarten; SY Syria; SZ Eswatini; TC Turks and Caicos Islands; TD Chad;
TF French Southern Territories; TG Togo; TH Thailand; TJ Tajikistan; TK Tokelau; TL East Timor;
TM Turkmenistan; TN Tunisia; TO Tonga; TR Turkey; TT Trinidad and Tobago; TV Tuvalu; TW Taiwan;
TZ Tanzania; UA Ukraine; UG Uganda; UM US Outlying Islands; US United States; UY Uruguay;
UZ Uzbekistan; VA Vatican; VC Saint Vincent and the Grenadines; VE Venezuela;
VG British Virgin Islands; VI US Virgin Islands; VN Vietnam; VU Vanuatu; WF Wallis and Futuna;
WS Samoa; XK Kosovo; YE Yemen; YT Mayotte; ZA South Africa; ZM Zambia; ZW Zimbabwe
"""
COUNTRY_NAMES: dict[str, str] = {
    entry.strip()[:2]: entry.strip()[3:] for entry in _NAMES.replace("\n", " ").split(";")
}
"""Code to English short name."""

_ALIASES = {
    "usa": "US", "america": "US", "united states of america": "US", "u s": "US", "u s a": "US",
    "uk": "GB", "u k": "GB", "britain": "GB", "great britain": "GB", "england": "GB",
    "scotland": "GB", "wales": "GB", "northern ireland": "GB", "russian federation": "RU",
    "czech republic": "CZ", "turkiye": "TR", "burma": "MM", "holland": "NL", "uae": "AE",
    "macedonia": "MK", "swaziland": "SZ", "cote d ivoire": "CI", "timor leste": "TL", "drc": "CD",
    "congo kinshasa": "CD", "congo brazzaville": "CG", "democratic republic of the congo": "CD",
    "republic of the congo": "CG", "gaza": "PS", "west bank": "PS", "holy see": "VA",
    "vatican city": "VA", "bosnia": "BA", "dprk": "KP", "korea": "KR", "macao": "MO", "prc": "CN",
    "the gambia": "GM", "the bahamas": "BS", "the netherlands": "NL", "the philippines": "PH",
}  # fmt: skip


def flag(code: str) -> str:
    """The code's two letters as regional indicators, which many fonts draw as one flag."""
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code)


def plain(text: str) -> str:
    """Lower case without accents, every run of other signs than letters and digits one blank."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    letters = (" " if not sign.isalnum() else sign for sign in spread if not _is_mark(sign))
    return " ".join("".join(letters).replace("ı", "i").split())


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) == "Mn"


@cache
def _english_names() -> dict[str, str]:
    names = {plain(name): code for code, name in COUNTRY_NAMES.items()}
    return names | {plain(f"st{name[5:]}"): code for code, name in COUNTRY_NAMES.items()
                    if name.startswith("Saint ")} | _ALIASES  # fmt: skip


def find_country(text: str) -> str | None:
    """The code for a code or a country's name in any supported language, else None.

    Case, accents and hyphens do not matter. The names in other languages than English are read
    from the packaged gazetteer only when a text is neither a code nor an English name.
    """
    code = text.strip().upper()
    if code in COUNTRY_NAMES:
        return code
    words = plain(text)
    if not words:
        return None
    found = _english_names().get(words)
    if found is None:
        from newstui.tagging.gazetteer import names_in_all_languages

        found = names_in_all_languages().get(words)
    return found
