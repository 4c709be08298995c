"""Words that sentences cannot do without, in the languages of Europe, as one set.

Menus, headlines and lists of names hardly hold any; which language they are of does not matter.
"""

from __future__ import annotations

_LISTED = (
    "the of and to in a is that it for was on are as with his they be at one have this from or "
    "had by but what some we can out other were all your when up use how said an each she "
    "which their will if about not been has would more so he him her them than then its who "
    "could into our you i there these those because while after before where did do does "
    "der die das und ist nicht mit von zu den dem des ein eine einen einem einer im auf für "
    "sich als auch es an werden aus er hat dass sie nach wird bei um am sind noch wie über "
    "so zum war haben nur oder aber vor zur bis mehr durch man sein wurde wenn ich wir ihr "
    "le la les de des du et en un une que est pour qui dans par sur au pas plus ce se il elle "
    "ne sont avec mais ou leur aux ont été cette ces nous vous son sa ses comme y fait "
    "el los las del y lo se una por con no su para es al como más o pero sus ha este sí "
    "porque esta entre cuando muy sin sobre también me hasta hay donde fue era esto son "
    "il di che è per non si da della dei delle nel alla con gli sono ma anche più dal ha ho "
    "questo come lo era nella agli ai sul o se cui hanno stato essere loro dopo "
    "os as da do dos das em um uma não com na no mais foi ao ele seu sua ou quando muito nos "
    "já eu também só pelo pela até isso ela entre depois mesmo são tem à às "
    "het een van dat niet te zijn op voor met hij er naar bij ook wordt maar om hebben dan "
    "door over ze uit nog worden heeft kan deze aan daar wel hun of werd "
    "i w na z do nie się jest że to przez o jak od po ale dla za oraz był jego są przed może "
    "tym które który która ze co czy już tylko by było tak "
    "и в не на что я с он как это по но они мы все она так его за от из у же для вы бы о было "
    "к до или когда уже если был этот того быть были при под после их которые также "
    "і та що у з до про від як за це не на він вони його але є для "
    "og i det at en på er af til som med har den ikke for var de et men om så vi kan fra ved "
    "och att som på är av för med den till inte om ett men var från vid har de kan ska "
    "ja on ei että se oli hän mutta kun niin myös ovat joka tai ole mukaan "
    "a se v na je že o s z do i ve pro by ale jako za po jsou byl jeho tak také co která který "
    "az és hogy nem egy is ez de már csak meg volt ha mint azt vagy még el "
    "și în de la cu pe nu că din care este pentru o mai au fi un ce dar sunt "
    "je da u se na i su za od s o koji kao ne ali bi iz što po će nije koje "
    "ve bir bu da de için ile olarak çok daha ne olan gibi ama o en var kadar "
    "και το να του η της με που την από για τα στο είναι των σε ο οι στην θα δεν τον "
    "и на се да за от е с в че по не са като до си това ще който "
    "ir kad yra su iš bei tai buvo apie par ka no ar un tas bija kas arī ja et oli on see ka"
)

STOP_WORDS: frozenset[str] = frozenset(_LISTED.split())
