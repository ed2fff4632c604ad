"""Made-up Swedish names: common given names and surnames drawn apart, so that nobody in particular is meant."""

from __future__ import annotations

from random import Random

_GIVEN_TEXT = (
    "Ada Adam Agnes Ahmed Aisha Albin Alice Alma Alva Amanda Amir Anton Arvid Astrid Axel Bianca Björn Bo Carl Cecilia Dalia Daniel "
    "Disa Ebba Edvin Elias Elin Ella Elsa Elvira Emil Emma Erik Esther Fatima Felicia Filip Folke Freja Gabriel Greta Gustav Hamza "
    "Hanna Harald Hedda Hjalmar Hugo Ida Idris Inez Ingrid Isak Iris Jakob Jasmin Johan Jonas Josefin Julia Kajsa Karim Klara Knut "
    "Layla Lea Leo Leia Liam Linnea Lova Love Lucas Ludvig Lykke Maja Malte Maryam Matilda Max Melker Mila Milo Mira Moa Mohammed "
    "Nadia Nils Noah Noel Nora Olle Olivia Omar Oscar Otto Pontus Rasmus Rebecka Ronja Rut Saga Salma Samir Samuel Sanna Selma Signe "
    "Sigrid Simon Sixten Sofia Stella Svea Tage Tea Theo Thyra Tilde Tora Tove Tuva Tyra Valter Vera Vidar Viggo Viktor Vilda Vilma "
    "Wilhelm Yasmin Ylva Zahra Åke Åsa Östen"
)

_FAMILY_TEXT = (
    "Ahlgren Ahmed Ali Alm Andersson Asp Berg Bergman Bergström Björk Blom Boman Carlsson Dahl Dahlberg Ek Eklund Ekström Engström "
    "Eriksson Falk Forsberg Fransson Friberg Gran Gustafsson Hansson Hassan Hedlund Hellström Henriksson Holm Holmgren Hussein "
    "Ivarsson Jansson Johansson Jonsson Karlsson Kjellberg Larsson Lind Lindberg Lindgren Lindholm Lindqvist Lindström Lund Lundberg "
    "Lundqvist Löfgren Magnusson Malm Mattsson Mohamed Månsson Nguyen Nilsson Norberg Nordin Nyberg Nyström Olofsson Olsson Ortega "
    "Palm Persson Pettersson Rask Rosén Rydberg Samuelsson Sandberg Sjöberg Sjögren Strand Ström Sundberg Svensson Söderberg "
    "Söderström Tran Viklund Vinter Wallin Westerberg Wikström Yilmaz Åberg Åkesson Åström Öberg Östlund"
)

_GIVEN, _FAMILY = _GIVEN_TEXT.split(), _FAMILY_TEXT.split()


def a_name(random: Random) -> tuple[str, str]:
    """A given name and a family name."""
    return random.choice(_GIVEN), random.choice(_FAMILY)


def signature(given: str, family: str, taken: set[str]) -> str:
    """Three letters of each name (`AndLin`), with a number where two people would share it; added to `taken`."""
    base = given[:3].title() + family[:3].title()
    found, number = base, 2
    while found in taken:
        found, number = f"{base}{number}", number + 1
    taken.add(found)
    return found
