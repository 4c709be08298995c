"""The topics that articles are tagged with: IPTC Media Topics by code, with short names.

All 17 top-level topics, and the narrower ones that readers ask for. Codes and their places in the
tree are those of the IPTC NewsCodes (CC BY 4.0, https://iptc.org/standards/media-topics/); the
short names and the other names are ours.
"""

from __future__ import annotations

from functools import cache

from newstui.tagging.countries_catalogue import plain

# code, parent, short name, other names that a reader or a page's section may use
_TOPICS = """
01000000 | | arts | arts and entertainment, arts culture entertainment and media, culture, entertainment, arts and culture, kultur, cultura, culture et arts, cultuur, kultura, культура, showbiz, feuilleton, espectaculos, spettacoli, spettacolo, rozrywka, entretenimiento, entretenimento
02000000 | | crime & law | crime, law, justice, crime and law, crime law and justice, law and order, criminality, kriminalitat, kriminalitaet, justiz, justicia, giustizia, justica, faits divers, cronaca nera, misdaad, przestepczosc, криминал, polizei, policia, sucesos
03000000 | | disaster | disasters, accident, accidents, disaster accident and emergency incident, emergency, katastrophen, unfalle, catastrofes, catastrophes, disastri, rampen, katastrofy, происшествия
04000000 | | economy | business, finance, money, markets and finance, economy business and finance, economics, economic, companies, wirtschaft, economie, economia, finanzen, finances, finanza, finanzas, negocios, affari, gospodarka, biznes, экономика, бизнес, bourse, ekonomia, entreprises, empresas, unternehmen
05000000 | | education | schools and universities, learning, bildung, educacion, educacao, istruzione, onderwijs, edukacja, образование, scuola, hochschule, uni
06000000 | | environment | environmental, green, planet, umwelt, environnement, planete, medio ambiente, ambiente, meio ambiente, milieu, srodowisko, экология, ecologia, klima und umwelt, nature and environment
07000000 | | health | medicine, medical, health news, gesundheit, sante, salud, salute, saude, gezondheid, zdrowie, здоровье, медицина, medizin, sanita
08000000 | | human interest | people, oddities, offbeat, weird, weird news, odd news, oddly enough, panorama menschen, leute, celebrities and royals, gente, mensen
09000000 | | labour | labor, work, jobs, employment, workplace, careers, arbeit, karriere, emploi, travail, empleo, lavoro, trabalho, werk, praca, труд, работа
10000000 | | lifestyle | lifestyle and leisure, leisure, life and style, life, living, home and living, style, leben, reise und leben, estilo, stile, vie, style de vie, loisirs, estilo de vida, wellness, garden, styl zycia
11000000 | | politics | political, government and politics, policy, politik, politique, politica, politiek, polityka, политика, innenpolitik, inland, us politics, uk politics, nacional politica
12000000 | | religion | faith, belief, religion and belief, religious, kirche, glaube, religione, religiao, religie, religia, религия
13000000 | | science & tech | science, technology, tech, science and technology, science and tech, sci tech, wissenschaft, technik, sciences, ciencia, ciencias, tecnologia, scienza, wetenschap, nauka, наука, технологии, netzwelt, digital, high tech, scienze, computing, internet, web
14000000 | | society | social issues, community, communities, gesellschaft, societe, sociedad, societa, sociedade, samenleving, spoleczenstwo, общество, family, parenting
15000000 | | sport | sports, athletics and games, sports news, deportes, deporte, esporte, esportes, desporto, sporty, спорт, sportif
16000000 | | conflict | war, war and peace, conflict war and peace, conflicts, unrest, military, defence, defense, krieg, guerre, guerra, oorlog, wojna, война, army, weapons, security and defence
17000000 | | weather | forecast, weather forecast, wetter, meteo, tiempo, clima y tiempo, tempo, weer, pogoda, погода
20000574 | 11000000 | elections | election, vote, voting, campaign, wahlen, wahl, elections, elecciones, elezioni, eleicoes, verkiezingen, wybory, выборы
20000593 | 11000000 | government | cabinet, parliament, regierung, gouvernement, gobierno, governo, regering, rzad, правительство
20000639 | 11000000 | diplomacy | foreign affairs, foreign policy, international relations, diplomatic, diplomatie, diplomacia, diplomazia, aussenpolitik, дипломатия
20000592 | 11000000 | human rights | menschenrechte, droits de l homme, derechos humanos, diritti umani
20000645 | 11000000 | refugees | asylum, refugee, fluchtlinge, refugies, refugiados, rifugiati, asyl
20000771 | 14000000 | migration | immigration, migrants, einwanderung, migracion, migrazione, migracja, миграция, immigrazione
20000620 | 11000000 | taxes | tax, taxation, steuern, impots, impuestos, tasse
20000056 | 16000000 | armed conflict | warfare, battle, fighting, combat, bewaffneter konflikt, invasion
20000053 | 16000000 | terrorism | terror, act of terror, terrorist attacks, terrorismus, terrorisme, terrorismo, терроризм
20000066 | 16000000 | protests | protest, demonstration, demonstrations, unrest and protest, proteste, manifestations, protestas, протесты
20000073 | 16000000 | peace talks | peace, peace process, ceasefire, frieden, paix, paz, pace
20000070 | 16000000 | coups | coup, coup d etat, putsch
20001298 | 13000000 | artificial intelligence | ai, machine learning, ki, kunstliche intelligenz, ia, intelligence artificielle, inteligencia artificial, intelligenza artificiale, искусственный интеллект, sztuczna inteligencja
20000739 | 13000000 | space | space exploration, spaceflight, astronomy, raumfahrt, weltraum, espace, espacio, spazio, ruimtevaart, kosmos, космос
20000756 | 13000000 | technology | gadgets, software, computers, it, internet technology, engineering
20000735 | 13000000 | research | scientific research, studies, forschung, recherche, investigacion, ricerca
20000418 | 06000000 | climate | climate change, global warming, klima, klimawandel, klimaat, climat, rechauffement climatique, cambio climatico, clima, cambiamento climatico, климат
20000500 | 06000000 | animals | wildlife, animal, tiere, animaux, animales, animali, dieren, pets
20000424 | 06000000 | pollution | environmental pollution, umweltverschmutzung, contaminacion, inquinamento
20001065 | 15000000 | football | soccer, association football, fussball, futbol, calcio, futebol, voetbal, pilka nozna, футбол, premier league, bundesliga, la liga, serie a, ligue 1, champions league
20000851 | 15000000 | basketball | nba, baloncesto, pallacanestro, basquete, баскетбол
20000823 | 15000000 | american football | nfl, gridiron
20001085 | 15000000 | tennis | tenis, теннис
20000888 | 15000000 | cricket | ipl
20001176 | 15000000 | rugby | rugby union, rugby league
20000991 | 15000000 | motor racing | formula 1, formula one, f1, motorsport, formel 1, automovilismo, nascar
20000892 | 15000000 | cycling | radsport, cyclisme, ciclismo, wielrennen, kolarstwo
20000940 | 15000000 | golf | golfing
20000849 | 15000000 | baseball | mlb
20000965 | 15000000 | ice hockey | hockey, nhl, eishockey, хоккей
20001177 | 15000000 | olympics | olympic games, olympia, jeux olympiques, juegos olimpicos, olimpiadi, олимпиада
20000107 | 02000000 | courts | court, trials, trial, gericht, tribunal, tribunaux, tribunales, tribunali, суд
20000133 | 02000000 | police | policing, law enforcement, polizeimeldungen
20000099 | 02000000 | homicide | murder, killings, mord, meurtre, asesinato, omicidio
20000093 | 02000000 | corruption | bribery, korruption, corrupcion, corruzione, коррупция
20000086 | 02000000 | cybercrime | cyber crime, hacking, cybersecurity, cyber security
20000095 | 02000000 | drugs | drug crime, narcotics, drogen, drogue, narcotrafico, droga
20000097 | 02000000 | fraud | scams, scam, betrug, fraude, frode
20000385 | 04000000 | markets | stock market, stocks, shares, borse, marches, mercados, mercati, beurs, gielda, биржа
20000274 | 04000000 | banking | banks, bank, banken, banques, bancos, banche, банки
20000350 | 04000000 | central banks | central bank, interest rates, monetary policy
20000370 | 04000000 | inflation | prices, cost of living, inflacion, inflazione, инфляция
20000256 | 04000000 | energy | oil, gas, oil and gas, power, energie, energia, энергетика
20000377 | 04000000 | trade | tariffs, trade policy, handel, commerce, comercio, commercio
20000210 | 04000000 | agriculture | farming, farms, landwirtschaft, agricultura, agricoltura, rolnictwo
20000296 | 04000000 | cars | automotive, motoring, auto, autos, motor, voitures, coches
20000449 | 07000000 | epidemics | epidemic, pandemic, covid, coronavirus, covid 19, outbreak, pandemie
20000477 | 07000000 | vaccines | vaccine, vaccination, impfung, vaccins, vacunas, vaccini
20000458 | 07000000 | mental health | psychology, depression, psychische gesundheit
20000447 | 07000000 | cancer | oncology, krebs
20000153 | 03000000 | earthquakes | earthquake, quake, erdbeben, seisme, terremoto, землетрясение
20000154 | 03000000 | floods | flood, flooding, hochwasser, inondations, inundaciones, alluvione, наводнение
20001202 | 03000000 | wildfires | wildfire, bushfire, forest fire, waldbrand, incendios
20001280 | 03000000 | hurricanes | hurricane, typhoon, cyclone, tropical storm, ouragan, huracan, uragano
20000018 | 01000000 | music | musik, musique, musica, muziek, muzyka, музыка
20000005 | 01000000 | film | cinema, movies, movie, films, kino, cine, кино
20000051 | 01000000 | television | tv, fernsehen, tele, television y series, телевидение, series
20000013 | 01000000 | books | literature, literatur, livres, libros, libri, livros, boeken, ksiazki, книги
20000045 | 01000000 | media | mass media, journalism, press, medien, medias, medios, средства массовой информации, etat
20000011 | 01000000 | fashion | mode, moda, style and beauty, beauty
20001182 | 01000000 | social media | soziale medien, reseaux sociaux, redes sociales
20000563 | 10000000 | travel | tourism, travel and tourism, reise, reisen, voyage, viajes, viaggi, reizen, podroze, туризм
20000568 | 10000000 | food | food and drink, recipes, cooking, essen, cuisine, gastronomia, cucina, eten, kuchnia
20000548 | 10000000 | video games | gaming, games, videospiele, jeux video, videojuegos, videogiochi
20000659 | 12000000 | christianity | church, christian, catholic, vatican news
20000677 | 12000000 | islam | muslim, ислам
20000505 | 08000000 | celebrity | celebrities, stars, promis, gossip, famosos, vip
20000506 | 08000000 | royals | royal family, royalty, adel, realeza
20000775 | 14000000 | discrimination | racism, sexism, diskriminierung
20000792 | 14000000 | lgbtq | queer, gay rights, lgbt, queer voices
20000785 | 14000000 | abortion | abortions, avortement, aborto
20000801 | 14000000 | poverty | armut, pauvrete, pobreza, poverta
20000400 | 05000000 | schools | school, schule, ecole, escuela, scuole
20000533 | 09000000 | unemployment | joblessness, arbeitslosigkeit, chomage, desempleo, disoccupazione
"""


def _rows() -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in _TOPICS.strip().splitlines()]


TOPIC_NAMES: dict[str, str] = {code: name for code, _, name, _ in _rows()}
"""Code to short English name."""

TOPIC_PARENTS: dict[str, str] = {code: parent for code, parent, _, _ in _rows() if parent}
"""Code of a narrower topic to that of its top-level topic."""


@cache
def _codes_by_name() -> dict[str, str]:
    codes: dict[str, str] = {}
    for code, _, name, others in _rows():
        codes.setdefault(plain(name), code)
        codes.setdefault(plain(name.replace("&", "and")), code)
        for other in others.split(","):
            codes.setdefault(plain(other), code)
    return codes


def find_topic(text: str) -> str | None:
    """The code for a code, a short name, or another name in any supported language, else None.

    Case, accents and signs do not matter. Many feeds' section names are among the other names.
    """
    code = text.strip().removeprefix("medtop:")
    if code in TOPIC_NAMES:
        return code
    words = plain(text)
    return _codes_by_name().get(words) or _codes_by_name().get(plain(text.replace("&", " and ")))
