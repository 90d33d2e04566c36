# SPDX-License-Identifier: GPL-3.0-or-later
"""A participatory workshop before a projector: twelve proposals, two of them alike, votes, six actions."""
import sys

import barrios
import tap
from driver import wait_until

# Without accents: keys that a keyboard lacks are lent to it one after another, too slowly for a fast hand.
PROPOSALS = ["Nuevas luminarias en la plaza", "Luminarias nuevas para la plaza", "Feria de invierno",
             "Pintar las fachadas", "Alarmas vecinales", "Basureros nuevos", "Ventas por internet", "Ruta de sabores",
             "Curso de vitrinas", "Aseo de los pasajes", "Letreros iguales", "Estacionamiento de bicicletas"]


class Workshop(barrios.Case):
    def setUp(self):
        super().setUp()
        self.barrios = type(self).barrios

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.barrios = barrios.Barrios(cls.desktop)
        cls.barrios.found("Latorre")
        cls.barrios.start()

    @property
    def window(self):
        return self.barrios.dialog("Taller")

    def test_1_opens_from_the_plan(self):
        self.barrios.open_district("Latorre")
        self.barrios.show_part("Plan").find("Taller", role="push button").click()
        self.assertTrue(self.window.find("Aún no hay propuestas"))

    def test_2_proposals_are_typed_one_after_another(self):
        entry = self.window.find("Propuesta", role="text")
        wait_until(lambda: entry.has_state("focused"), "the proposal's field to have the focus")
        for text in PROPOSALS:
            self.barrios.program.type(text)
            self.barrios.program.key("Return")
        rows = self.barrios.wait_rows("proposal", len(PROPOSALS))
        self.assertEqual([row["text"] for row in rows], PROPOSALS)
        self.assertEqual({row["area"] for row in rows}, {"1"})
        self.assertTrue(entry.has_state("focused"))

    def test_3_what_is_alike_is_merged(self):
        self.window.find("«Nuevas luminarias en la plaza» y «Luminarias nuevas para la plaza» se parecen")
        self.window.find("Unirlas", role="push button").click()
        def merged():
            return [row["text"] for row in self.barrios.rows("proposal") if row["merged-into"]]
        wait_until(merged, "two proposals to be one")
        self.assertEqual(merged(), ["Luminarias nuevas para la plaza"])
        self.window.find("con 1 parecida")

    def vote(self, text, times=1):
        """One dot after the other: a button that is still down does not take the next click."""
        for given in range(self.dots() + 1, self.dots() + 1 + times):
            self.window.find(f"Dar un punto: {text}", role="push button").click()
            wait_until(lambda: self.dots() == given, f"{given} dots")

    def dots(self):
        return sum(row["dots"] for row in self.barrios.rows("vote"))

    def test_4_each_person_has_three_dots(self):
        self.window.find("2. Votar", role="page tab").click()
        self.vote("Feria de invierno", 2)
        self.vote("Nuevas luminarias en la plaza")
        self.window.find("Le quedan 0 puntos")
        give = self.window.find("Dar un punto: Pintar las fachadas", role="push button")
        wait_until(lambda: not give.has_state("sensitive"), "no dot to be given any more")
        self.window.find("Quitar un punto: Feria de invierno", role="push button").click()
        wait_until(lambda: self.dots() == 2, "a dot taken back")

    def test_5_next_person_votes(self):
        self.window.find("Siguiente persona", role="push button").click()
        voter = self.window.find("Quién vota", role="text")
        wait_until(lambda: voter.text == "Persona 2", "the next person")
        self.vote("Nuevas luminarias en la plaza", 3)
        self.assertEqual(self.dots(), 5)
        self.assertEqual({row["voter"] for row in self.barrios.rows("vote")}, {"Persona 1", "Persona 2"})

    def test_6_first_six_become_actions_in_one_gesture(self):
        before = len(self.barrios.rows("action"))
        self.window.find("3. Crear acciones", role="page tab").click()
        self.window.find("Elegir las primeras", role="push button").click()
        self.window.find("Crear 6 acciones", role="push button").click()
        actions = self.barrios.wait_rows("action", before + 6)
        first = min((row for row in actions if row["priority"]), key=lambda row: row["priority"])
        self.assertEqual((first["title"], first["state"]), ("Nuevas luminarias en la plaza", "prioritised"))
        self.window.find("Ya es una acción del plan")
        self.barrios.program.key("ctrl+z")
        self.barrios.wait_rows("action", before)

    def test_7_nothing_was_said_on_the_way(self):
        self.barrios.program.key("ctrl+w")
        wait_until(lambda: not self.barrios.dialogs(), "the workshop to close")
        self.assertEqual(self.barrios.stop(), "")


if __name__ == "__main__":
    tap.main("gui/workshop", Workshop)
