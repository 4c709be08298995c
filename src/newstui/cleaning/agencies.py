"""News agencies: the names they go by in datelines, bylines and credits.

Each agency has the short name that newstui shows, the codes it signs with (matched with their
case, and only where an agency is expected to stand: `(AP)`, `/TASS/`, `dpa -`), and its names in
full (matched in any case). Facts collected from the agencies' own style.
"""

from __future__ import annotations

import re
from functools import lru_cache

# short name: codes / full names
_AGENCIES: dict[str, tuple[str, str]] = {
    "AP": ("AP", "Associated Press|The Associated Press"),
    "AFP": ("AFP", "Agence France-Presse|Agence France Presse"),
    "Reuters": ("REUTERS|Reuters|RTRS|rtr", "Thomson Reuters"),
    "dpa": ("dpa|DPA|dpa-AFX|dpa/lnw|dpa/lby|dpa/lsw|dpa/lno", "Deutsche Presse-Agentur"),
    "ANSA": ("ANSA|Ansa", "Agenzia ANSA"),
    "EFE": ("EFE|Efe|EFE/EPA", "Agencia EFE"),
    "Europa Press": ("EUROPA PRESS|Europa Press|EP", ""),
    "TASS": ("TASS|ITAR-TASS|Tass|ТАСС|ИТАР-ТАСС", "TASS Russian News Agency"),
    "RIA Novosti": ("RIA Novosti|RIA|РИА Новости|РИА НОВОСТИ", "RIA Novosti|РИА Новости"),
    "Interfax": ("Interfax|INTERFAX|Интерфакс|ИНТЕРФАКС|INTERFAX.RU", ""),
    "Interfax-Ukraine": ("Interfax-Ukraine|Интерфакс-Украина|Інтерфакс-Україна", ""),
    "Ukrinform": ("Ukrinform|UKRINFORM|Укрінформ|Укринформ", ""),
    "UNIAN": ("UNIAN|УНИАН|УНІАН", ""),
    "Xinhua": ("Xinhua|XINHUA", "Xinhua News Agency|Agencia Xinhua"),
    "PA": ("PA|PA Media", "Press Association|PA Media|PA News Agency"),
    "Kyodo": ("Kyodo|KYODO|Kyodo News", "Kyodo News"),
    "Jiji Press": ("Jiji Press|JIJI|Jiji", "Jiji Press"),
    "Yonhap": ("Yonhap|YONHAP", "Yonhap News Agency|Yonhap News"),
    "ANI": ("ANI|ANI/PRNewswire", "Asian News International"),
    "IANS": ("IANS|IANS/BusinessWire India", "Indo-Asian News Service"),
    "PTI": ("PTI", "Press Trust of India"),
    "UNI": ("UNI", "United News of India"),
    "Anadolu": ("AA|Anadolu|ANADOLU", "Anadolu Agency|Anadolu Ajansı|Anadolu Agencia"),
    "Belga": ("Belga|BELGA", "Belga News Agency|Agence Belga"),
    "ANP": ("ANP", "Algemeen Nederlands Persbureau"),
    "APA": ("APA", "Austria Presse Agentur"),
    "SDA": (
        "SDA|sda|ATS|ats|Keystone-SDA|KEYSTONE-SDA|Keystone-ATS|awp/sda",
        "Schweizerische Depeschenagentur|Keystone-SDA|Keystone-ATS",
    ),
    "AFX": ("AFX|awp", "dpa-AFX"),
    "epd": ("epd", "Evangelischer Pressedienst"),
    "KNA": ("KNA", "Katholische Nachrichten-Agentur"),
    "SID": ("SID|sid", "Sport-Informations-Dienst"),
    "Ritzau": ("Ritzau|RITZAU|/ritzau/|ritzau", "Ritzaus Bureau"),
    "TT": ("TT", "Tidningarnas Telegrambyrå|TT Nyhetsbyrån"),
    "NTB": ("NTB|©NTB", "Norsk Telegrambyrå"),
    "STT": ("STT", "Suomen Tietotoimisto"),
    "BNS": ("BNS", "Baltic News Service"),
    "ELTA": ("ELTA", ""),
    "LETA": ("LETA", ""),
    "Lusa": ("Lusa|LUSA", "Agência Lusa"),
    "Agência Brasil": ("Agência Brasil", "Agência Brasil"),
    "PAP": ("PAP", "Polska Agencja Prasowa"),
    "ČTK": ("ČTK|CTK|čtk", "Česká tisková kancelář"),
    "TASR": ("TASR", "Tlačová agentúra Slovenskej republiky"),
    "SITA": ("SITA", ""),
    "MTI": ("MTI", "Magyar Távirati Iroda"),
    "STA": ("STA", "Slovenska tiskovna agencija|Slovenian Press Agency"),
    "Tanjug": ("Tanjug|TANJUG|Танјуг|ТАНЈУГ", "Tanjug News Agency|Novinska agencija Tanjug"),
    "Beta": ("Beta|BETA|Бета", "Novinska agencija Beta"),
    "FoNet": ("FoNet|FONET|Fonet", ""),
    "SRNA": ("SRNA|Srna|СРНА", ""),
    "FENA": ("FENA|Fena", ""),
    "Hina": ("Hina|HINA", "Hrvatska izvještajna novinska agencija"),
    "MIA": ("MIA|МИА", ""),
    "BTA": ("BTA|БТА", "Bulgarian News Agency|Българска телеграфна агенция"),
    "AGERPRES": ("AGERPRES|Agerpres", ""),
    "Mediafax": ("MEDIAFAX|Mediafax", ""),
    "ANA-MPA": ("ANA-MPA|ΑΠΕ-ΜΠΕ|AMNA", "Athens-Macedonian News Agency"),
    "ATA": ("ATA|ATSH", "Albanian Telegraphic Agency"),
    "KosovaPress": ("KosovaPress|KOSOVAPRESS", ""),
    "Adnkronos": ("Adnkronos|ADNKRONOS|AdnKronos", ""),
    "askanews": ("askanews|Askanews", ""),
    "AGI": ("AGI", "Agenzia Giornalistica Italia"),
    "LaPresse": ("LaPresse", ""),
    "UPI": ("UPI", "United Press International"),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "CP": ("CP", "The Canadian Press|Canadian Press|La Presse canadienne"),
    "AAP": ("AAP", "Australian Associated Press"),
    "UNB": ("UNB", "United News of Bangladesh"),
    "BSS": ("BSS", "Bangladesh Sangbad Sangstha"),
    "APP": ("APP", "Associated Press of Pakistan"),
    "Bernama": ("Bernama|BERNAMA", ""),
    "Antara": ("ANTARA|Antara", ""),
    "PNA": ("PNA", "Philippine News Agency"),
    "VNA": ("VNA", "Vietnam News Agency"),
    "CNA": ("CNA", "Central News Agency"),
    "KUNA": ("KUNA", "Kuwait News Agency"),
    "WAM": ("WAM", "Emirates News Agency"),
    "SPA": ("SPA", "Saudi Press Agency"),
    "QNA": ("QNA", "Qatar News Agency"),
    "SANA": ("SANA", "Syrian Arab News Agency"),
    "IRNA": ("IRNA", "Islamic Republic News Agency"),
    "MENA": ("MENA", "Middle East News Agency"),
    "NAN": ("NAN", "News Agency of Nigeria"),
    "GNA": ("GNA", "Ghana News Agency"),
    "MAP": ("MAP", "Maghreb Arabe Presse"),
    "APS": ("APS", "Algérie Presse Service"),
    "TAP": ("TAP", "Tunis Afrique Presse"),
    "Télam": ("Télam|TELAM", ""),
    "Notimex": ("Notimex|NOTIMEX", ""),
    "Prensa Latina": ("Prensa Latina|PL", "Prensa Latina"),
    "ACAN-EFE": ("ACAN-EFE", ""),
}


_TOKEN = re.compile(r"\w+")


@lru_cache(maxsize=1)
def _by_code() -> dict[str, str]:
    table = {}
    for name, (codes, _) in _AGENCIES.items():
        for code in codes.split("|"):
            table[code] = name
            if len(code) > 5:
                table.setdefault(code.upper(), name)
    return table


@lru_cache(maxsize=1)
def _by_full_name() -> dict[str, str]:
    table = {}
    for name, (codes, names) in _AGENCIES.items():
        for full in names.split("|"):
            if full:
                table[full.lower()] = name
        # A signature of five letters and more is a name that no ordinary word is mistaken for.
        for code in codes.split("|"):
            if len(code) > 5:
                table.setdefault(code.lower(), name)
    return table


@lru_cache(maxsize=1)
def _codes_pattern() -> re.Pattern[str]:
    codes = sorted(_by_code(), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, codes)) + r")(?![\w])")


@lru_cache(maxsize=1)
def _names_pattern() -> re.Pattern[str]:
    names = sorted(_by_full_name(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def agency_words() -> frozenset[str]:
    """The longest word of each code and name, in lower case: a text without any has none.

    Few texts have one, and that is quick to see.
    """
    known = (*_by_code(), *_by_full_name())
    return frozenset(max(_TOKEN.findall(each.lower()), key=len) for each in known)


def may_name(text: str) -> bool:
    """Whether `text` may hold an agency's code or name: False is certain, and quick to see."""
    return not agency_words().isdisjoint(_TOKEN.findall(text.lower()))


def agency_of_code(code: str) -> str | None:
    """The agency that signs with exactly this code (`AP`, `dpa`), None if none does."""
    return _by_code().get(code.strip())


def agency_signing(text: str) -> str | None:
    """The first agency named in a signature: the inside of `(dpa/lnw)`, or a credit's tail.

    Codes count, so `text` must come from a place where an agency is expected to stand.
    """
    if not may_name(text):
        return None
    match = _codes_pattern().search(text)
    return _by_code()[match[0]] if match else agency_named(text)


def agency_named(text: str) -> str | None:
    """The first agency that `text` names in full, in any case; None if it names none."""
    if not may_name(text):
        return None
    match = _names_pattern().search(text)
    return _by_full_name()[match[0].lower()] if match else None


def without_agencies(text: str) -> str:
    """`text` without the names and codes of agencies, for judging what else a credit says."""
    return _codes_pattern().sub("", _names_pattern().sub("", text))
