# SPDX-License-Identifier: GPL-3.0-or-later
"""Businesses that were perhaps entered twice: held against each other side by side, joined with the values that a
person chose, or told apart for good; by the keyboard alone, and taken back."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

NAME = "Barrio Puerto"
HEADING = "Posibles duplicados"


class Twins(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.house.ctl("init", "--level", "manager", "--name", "Rosa Soto", "--district", NAME, "--commune", "13101")
        [district] = cls.house.rows("district")
        add = lambda name, *words: cls.house.add(  # noqa: E731
            "business", f"district={district['id']}", f"trade-name={name}", *words)
        cls.sun = add("Panadería El Sol", "rut=12345678-5", "phone=1", "state=open")
        cls.other = add("Sol <b>& Hijos</b>", "rut=12345678-5", "phone=2", "email=sol@sol.cl", "state=open")
        cls.event = cls.house.add("business-event", f"business={cls.other}", "kind=opening", "date=2020-01-01")
        cls.bazaar = add("Bazar Uno", "rut=11111111-1")
        cls.branch = add("Bazar Uno sucursal", "rut=11111111-1")
        cls.program = cls.house.start()
        cls.house.open_district(NAME)
        cls.house.show_part("Negocios")

    def wait_ready(self, dialog, label):
        """Until the hand can have seen the pair that came."""
        button = dialog.find(label, role="push button")
        wait_until(lambda: button.has_state("sensitive"), f"{label} to be ready")
        return button

    def button(self, label):
        view = self.house.part("Negocios")
        return wait_until(lambda: view.find_all(label, "push button"), lambda: f"{label} in\n{self.program.tree()}")[0]

    def open(self, label):
        self.button(label).click()
        return self.house.dialog(HEADING)

    def close(self):
        """Escape would take away the words at the bottom first."""
        self.program.key("ctrl+w")
        wait_until(lambda: not self.house.dialogs(), "the window to close")

    def businesses(self):
        return {row["id"]: row for row in self.house.rows("business")}

    def wait_in(self, dialog, words):
        wait_until(lambda: dialog.find_all(words, role="label"), lambda: f"{words} in\n{self.program.tree()}")

    def test_1_both_are_told_side_by_side(self):
        dialog = self.open("2 posibles duplicados")
        first = dialog.find("Ingresado primero: Panadería El Sol", role="panel")
        second = dialog.find("Ingresado después: Sol <b>& Hijos</b>", role="panel")
        first.find("Nada depende de él.", role="label")
        second.find("Novedades de los locales: 1", role="label")
        told = [label.name for label in second.find_all(role="label")]
        self.assertTrue(any("Rosa Soto · Gestor/a de barrio · " in words for words in told), told)
        differ = dialog.find("En qué difieren", role="list")
        self.assertTrue(differ.find("Teléfono: 1 (Ingresado primero)", role="check box").has_state("checked"))
        self.assertTrue(differ.find("Correo electrónico: sol@sol.cl (Ingresado después)", role="check box").has_state("checked"))
        self.assertFalse(differ.find_all("RUT", role="label"))
        same = dialog.find("Igual en los dos", role="list")
        same.find("12.345.678-5", role="label")
        same.find("Abierto", role="label")
        self.assertEqual([node.name for node in dialog.nameless()], [])

    def test_2_chosen_and_joined_by_the_keyboard(self):
        dialog = self.house.dialog(HEADING)
        name = dialog.find("Nombre de fantasía: Panadería El Sol (Ingresado primero)", role="check box")
        wait_until(lambda: name.has_state("checked"), "the first name to be chosen")
        other = dialog.find("Nombre de fantasía: Sol <b>& Hijos</b> (Ingresado después)", role="check box")
        self.program.key("Right")
        wait_until(lambda: other.has_state("checked"), "the other name to be chosen")
        self.program.key("alt+u")
        self.house.wait_rows("business", 3)
        joined = self.businesses()[self.sun]
        self.assertEqual((joined["trade-name"], joined["phone"], joined["email"]),
                         ("Sol <b>& Hijos</b>", "1", "sol@sol.cl"))
        self.assertEqual(self.house.rows("business-event")[0]["business"], self.sun)

    def test_3_the_next_pair_comes_by_itself_and_is_told_apart(self):
        dialog = self.house.dialog(HEADING)
        dialog.find("Ingresado primero: Bazar Uno", role="panel")
        self.wait_in(dialog, "1 de 1")
        self.wait_ready(dialog, "Unir")
        self.program.key("alt+o")
        self.house.wait_rows("distinction", 1)
        dialog.find("No hay posibles duplicados", role="label")
        self.wait_in(dialog, "«Bazar Uno» y «Bazar Uno sucursal»")
        self.close()
        self.button("1 par distinguido")

    def test_4_both_answers_are_taken_back(self):
        dialog = self.open("1 par distinguido")
        self.program.key("ctrl+z")
        dialog.find("Ingresado primero: Bazar Uno", role="panel")
        wait_until(lambda: any(label.name.startswith("Se deshizo: ") for label in dialog.find_all(role="label")),
                   lambda: f"what was undone in\n{self.program.tree()}")
        self.program.key("ctrl+z")
        self.house.wait_rows("business", 4)
        self.wait_in(dialog, "2 de 2")
        self.assertEqual(self.businesses()[self.sun]["trade-name"], "Panadería El Sol")
        self.assertEqual(self.house.rows("business-event")[0]["business"], self.other)
        self.program.key("alt+p")
        dialog.find("Ingresado primero: Panadería El Sol", role="panel")
        self.close()
        self.button("2 posibles duplicados")

    def test_5_two_clicks_join_one_pair(self):
        dialog = self.open("2 posibles duplicados")
        self.wait_ready(dialog, "Unir").point()
        self.desktop.strike(times=2)
        dialog.find("Ingresado primero: Bazar Uno", role="panel")
        self.wait_ready(dialog, "Unir")
        self.wait_in(dialog, "1 de 1")
        self.house.wait_rows("business", 3)
        self.program.key("ctrl+z")
        self.house.wait_rows("business", 4)
        self.close()

    def test_6_told_apart_is_compared_again(self):
        self.house.stop()
        self.house.ctl("apart", self.branch, self.bazaar)
        self.house.ctl("join", self.sun, self.other)
        type(self).program = self.house.start()
        self.house.open_district(NAME)
        self.house.show_part("Negocios")
        dialog = self.open("1 par distinguido")
        dialog.find("Volver a comparar: «Bazar Uno» y «Bazar Uno sucursal»", role="push button").click()
        dialog.find("Ingresado primero: Bazar Uno", role="panel")
        self.assertEqual(self.house.rows("distinction"), [])
        self.close()

    def test_7_one_of_them_is_deleted_over_the_window(self):
        dialog = self.open("1 posible duplicado")
        side = "Ingresado después: Bazar Uno sucursal"
        dialog.find(side, role="panel").find(f"Abrir «{side}»", role="push button").click()
        wait_until(lambda: len(self.house.dialogs()) == 2, lambda: f"the business in\n{self.program.tree()}")
        self.house.dialogs()[-1].find("Eliminar", role="push button").click()
        self.house.wait_rows("business", 2)
        dialog.find("No hay posibles duplicados", role="label")
        self.close()

    def test_8_nothing_was_said_and_all_is_sound(self):
        self.assertEqual(self.house.stop(), "")
        self.house.ctl("check")


if __name__ == "__main__":
    barrios.tap.main("gui/twins", Twins)
