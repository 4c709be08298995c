"""The countries that articles are tagged with: codes, names, and the groups readers ask for.

Codes are ISO 3166-1 alpha-2 as assigned today, plus XK for Kosovo. English names follow CLDR,
shortened where a list of news would show them cut. Group membership is as of January 2025.
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

_GROUPS = {
    "eu": "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK",
    "eurozone": "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK",
    "nato": "AL BE BG CA CZ DE DK EE ES FI FR GB GR HR HU IS IT LT LU LV ME MK NL NO PL PT RO SE "
    "SI SK TR US",
    "g7": "CA DE FR GB IT JP US",
    "g20": "AR AU BR CA CN DE FR GB ID IN IT JP KR MX RU SA TR US ZA",
    "brics": "AE BR CN EG ET ID IN IR RU ZA",
    "asean": "BN ID KH LA MM MY PH SG TH VN",
    "opec": "AE CG DZ GA GQ IQ IR KW LY NG SA VE",
    "nordic": "AX DK FI FO GL IS NO SE",
    "baltic": "EE LT LV",
    "balkans": "AL BA BG GR HR ME MK RO RS SI XK",
    "western-balkans": "AL BA ME MK RS XK",
    "benelux": "BE LU NL",
    "dach": "AT CH DE",
    "visegrad": "CZ HU PL SK",
    "british-isles": "GB GG IE IM JE",
    "caucasus": "AM AZ GE",
    "central-asia": "KG KZ TJ TM UZ",
    "south-asia": "AF BD BT IN LK MV NP PK",
    "southeast-asia": "BN ID KH LA MM MY PH SG TH TL VN",
    "east-asia": "CN HK JP KP KR MN MO TW",
    "middle-east": "AE BH CY EG IL IQ IR JO KW LB OM PS QA SA SY TR YE",
    "gulf": "AE BH KW OM QA SA",
    "maghreb": "DZ EH LY MA MR TN",
    "sahel": "BF ML MR NE SN TD",
    "north-africa": "DZ EG EH LY MA SD TN",
    "west-africa": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
    "east-africa": "BI DJ ER ET KE KM MG MU RE RW SC SO SS TZ UG YT",
    "central-africa": "AO CD CF CG CM GA GQ ST TD",
    "southern-africa": "BW LS MW MZ NA SZ ZA ZM ZW",
    "north-america": "BM CA GL MX PM US",
    "central-america": "BZ CR GT HN NI PA SV",
    "caribbean": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG "
    "VI",
    "south-america": "AR BO BR CL CO EC FK GF GY PE PY SR UY VE",
    "oceania": "AS AU CC CK CX FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF "
    "WS",
    "europe": "AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT "
    "JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK",
}


def _groups() -> dict[str, frozenset[str]]:
    groups = {name: frozenset(codes.split()) for name, codes in _GROUPS.items()}
    africa = ("north-africa", "west-africa", "east-africa", "central-africa", "southern-africa")
    groups["africa"] = frozenset[str]().union(*(groups[part] for part in africa))
    groups["sub-saharan-africa"] = groups["africa"] - groups["north-africa"]
    asia = ("central-asia", "south-asia", "southeast-asia", "east-asia", "middle-east", "caucasus")
    groups["asia"] = frozenset[str]().union(*(groups[part] for part in asia)) - {"EG", "CY"}
    groups["latin-america"] = (
        groups["south-america"] | groups["central-america"] | {"MX", "CU", "DO", "HT", "PR"}
    ) - {"FK"}
    groups["americas"] = groups["north-america"] | groups["central-america"]
    groups["americas"] |= groups["caribbean"] | groups["south-america"]
    return groups


GROUPS: dict[str, frozenset[str]] = _groups()
"""Group name, lower case with hyphens, to the codes of its members."""

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
