"""The standard's closed sets of values that we write; what others send is never held to them."""

from __future__ import annotations

from enum import StrEnum


class OrganisationType(StrEnum):
    HUVUDMAN = "Huvudman"
    VERKSAMHETSOMRADE = "Verksamhetsområde"
    FORVALTNING = "Förvaltning"
    REKTORSOMRADE = "Rektorsområde"
    SKOLA = "Skola"
    SKOLENHET = "Skolenhet"
    VARUMARKE = "Varumärke"
    BOLAG = "Bolag"
    OVRIGT = "Övrigt"


class SchoolType(StrEnum):
    """School forms; each value is its own name."""

    FS = "FS"
    FKLASS = "FKLASS"
    FTH = "FTH"
    OPPFTH = "OPPFTH"
    GR = "GR"
    GRS = "GRS"
    TR = "TR"
    SP = "SP"
    SAM = "SAM"
    GY = "GY"
    GYS = "GYS"
    VUX = "VUX"
    VUXSFI = "VUXSFI"
    VUXGR = "VUXGR"
    VUXGY = "VUXGY"
    VUXSARGR = "VUXSARGR"
    VUXSARTR = "VUXSARTR"
    VUXSARGY = "VUXSARGY"
    SFI = "SFI"
    SARVUX = "SARVUX"
    SARVUXGR = "SARVUXGR"
    SARVUXGY = "SARVUXGY"
    KU = "KU"
    YH = "YH"
    FHS = "FHS"
    STF = "STF"
    KKU = "KKU"
    HS = "HS"
    ABU = "ABU"
    AU = "AU"


class SecurityMark(StrEnum):
    NONE = "Ingen"
    CONFIDENTIAL = "Sekretessmarkering"
    PROTECTED = "Skyddad folkbokföring"


class DutyRole(StrEnum):
    REKTOR = "Rektor"
    LARARE = "Lärare"
    FORSKOLLARARE = "Förskollärare"
    BARNSKOTARE = "Barnskötare"
    BIBLIOTEKARIE = "Bibliotekarie"
    LARARASSISTENT = "Lärarassistent"
    FRITIDSPEDAGOG = "Fritidspedagog"
    ANNAN_PERSONAL = "Annan personal"
    VAGLEDARE = "Studie- och yrkesvägledare"
    FORSTELARARE = "Förstelärare"
    KURATOR = "Kurator"
    SKOLSKOTERSKA = "Skolsköterska"
    SKOLLAKARE = "Skolläkare"
    SKOLPSYKOLOG = "Skolpsykolog"
    SPECIALPEDAGOG = "Speciallärare/specialpedagog"
    SKOLADMINISTRATOR = "Skoladministratör"
    ARBETSLEDNING = "Övrig arbetsledning"
    PEDAGOGISK_PERSONAL = "Övrig pedagogisk personal"
    FORSKOLECHEF = "Förskolechef"


class AssignmentRoleType(StrEnum):
    MENTOR = "Mentor"
    FORSKOLLARARE = "Förskollärare"
    BARNSKOTARE = "Barnskötare"
    FRITIDSPEDAGOG = "Fritidspedagog"
    SPECIALPEDAGOG = "Specialpedagog"
    ELEVHALSA = "Elevhälsopersonal"
    PEDAGOGISK_LEDARE = "Pedagogisk ledare"
    SCHEMALAGGARE = "Schemaläggare"
    LARARASSISTENT = "Lärarassistent"
    ADMINISTRATIV = "Administrativ personal"


class GroupType(StrEnum):
    UNDERVISNING = "Undervisning"
    KLASS = "Klass"
    MENTOR = "Mentor"
    PROVGRUPP = "Provgrupp"
    SCHEMA = "Schema"
    AVDELNING = "Avdelning"
    PERSONALGRUPP = "Personalgrupp"
    OVRIGT = "Övrigt"


class ActivityType(StrEnum):
    UNDERVISNING = "Undervisning"
    ELEVAKTIVITET = "Elevaktivitet"
    PROVAKTIVITET = "Provaktivitet"
    LARARAKTIVITET = "Läraraktivitet"
    OVRIGT = "Övrigt"
