# SPDX-License-Identifier: GPL-3.0-or-later
"""The register of a district's businesses: added, found and sorted; its streets walked through by the keyboard alone,
with what changed in the diary; and what stands empty told street by street."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

NAME = "Barrio Puerto"
DOORS = [("Panadería El Sol", "Maipú", 12, "open"), ("Óptica & Hijos", "Maipú", 14, "open"),
         ("Local 118", "Maipú", 118, "vacant"), ("Almacén Prat", "Prat", 7, "open")]


class Register(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.house.ctl("init", "--level", "manager", "--name", "Rosa Soto", "--district", NAME, "--commune", "13101")
        [district] = cls.house.rows("district")
        cls.district = district["id"]
        cls.program = cls.house.start()

    def view(self):
        return self.house.part("Negocios")

    def states(self):
        return {row["trade-name"]: row["state"] for row in self.house.rows("business")}

    def diary(self):
        return sorted(row["kind"] for row in self.house.rows("business-event"))

    def wait_state(self, name, state):
        wait_until(lambda: self.states()[name] == state, f"{name} to be {state}")

    def wait_label(self, words):
        wait_until(lambda: self.view().find_all(words, role="label"),
                   lambda: f"{words} in\n{self.program.tree()}")

    def wait_label_that_begins(self, words):
        wait_until(lambda: [label for label in self.view().find_all(role="label") if label.name.startswith(words)],
                   lambda: f"{words} in\n{self.program.tree()}")

    def selected(self):
        """The door that is chosen in the walk, by its labels."""
        doors = self.view().find("Puertas", role="list")
        row = next((node for node in doors.find_all(role="list item") if node.has_state("selected")), None)
        return [label.name for label in row.find_all(role="label")] if row else []

    def wait_selected(self, name):
        wait_until(lambda: name in self.selected(), lambda: f"{name}, not {self.selected()}")

    def test_1_empty_register_offers_the_first_step(self):
        self.house.open_district(NAME)
        view = self.house.show_part("Negocios")
        view.find("El catastro está vacío", role="label")
        view.find("Agregar el primer local", role="push button")
        self.program.key("ctrl+n")
        dialog = self.house.dialog()
        self.house.write(dialog, "Nombre de fantasía", "Bazar Uno")
        self.house.wait_rows("business", 1)
        self.house.close_dialog()
        self.wait_label("1 local: 1 sin estado")
        self.house.stop()

    def test_2_table_is_filtered_by_any_word(self):
        [bazaar] = self.house.rows("business")
        self.house.ctl("delete", bazaar["id"])
        for name, street, number, state in DOORS:
            self.house.add("business", f"district={self.district}", f"trade-name={name}", f"street={street}",
                           f"street-number={number}", f"state={state}")
        type(self).program = self.house.start()
        self.house.open_district(NAME).find(
            "Locales: 3 abiertos. De 4 en el catastro: vacancia 25 %; no se informa si son de mujeres.",
            role="push button")
        view = self.house.show_part("Negocios")
        self.wait_label("4 locales: 3 abiertos, 1 vacante")
        search = view.find("Filtrar los locales")
        search.set_text("maipu abierto")
        self.wait_label("2 de 4 locales: 2 abiertos")
        self.assertFalse(view.find_all("Almacén Prat", role="label"))
        search.set_text("nada de esto")
        self.wait_label("Ningún local es así")
        search.set_text("optica")
        self.wait_label("1 de 4 locales: 1 abierto")
        search.focus()
        self.program.key("Return")
        wait_until(lambda: not search.has_state("focused"), "the table to have the focus")
        self.program.key("Return")
        self.assertEqual(self.house.dialog().name, "Óptica & Hijos")
        self.house.close_dialog()
        search.set_text("")
        self.wait_label("4 locales: 3 abiertos, 1 vacante")

    def test_3_street_is_walked_through_by_the_keyboard(self):
        view = self.view()
        view.find("Filtrar los locales").focus()
        self.house.reach(view, "Recorrido", "shift+Tab")
        self.program.key("space")
        self.wait_selected("Panadería El Sol")
        self.program.key("a")
        self.wait_selected("Óptica & Hijos")
        self.program.key("c")
        self.wait_selected("Local 118")
        self.program.key("a")
        self.wait_selected("Almacén Prat")
        self.program.key("t")
        self.wait_label("4 de 4 vistos hoy")
        self.assertEqual(self.states(), {"Panadería El Sol": "open", "Óptica & Hijos": "closed", "Local 118": "open",
                                         "Almacén Prat": "moved"})
        self.assertEqual(self.diary(), ["closing", "move", "opening"])
        self.assertEqual(len(view.find_all("Visto hoy", role="label")), 4)

    def test_4_answers_are_mended_and_taken_back(self):
        self.program.key("Up")
        self.wait_selected("Local 118")
        self.program.key("v")
        self.wait_state("Local 118", "vacant")
        wait_until(lambda: self.diary() == ["closing", "move"], "the opening to be gone from the diary")
        self.wait_selected("Almacén Prat")
        self.program.key("ctrl+z")
        self.wait_state("Local 118", "open")
        self.assertEqual(self.diary(), ["closing", "move", "opening"])
        self.wait_selected("Almacén Prat")

    def test_5_streets_tell_what_stands_empty(self):
        view = self.view()
        self.program.key("Up")
        self.program.key("v")
        self.wait_state("Local 118", "vacant")
        self.house.reach(view, "Calles", "shift+Tab")
        self.program.key("space")
        self.wait_label("Vacancia: 33 %")
        row = barrios.first_of(lambda: view.find_all(role="list item"), lambda node: node.find_all("Maipú", role="label"), "Maipú")
        row.click()
        self.wait_label("3 de 4 locales: 1 abierto, 1 cerrado, 1 vacante")

    def test_6_dialog_shows_the_diary(self):
        view = self.view()
        view.find("Filtrar los locales").set_text("optica")
        self.wait_label("1 de 4 locales: 1 cerrado")
        self.program.key("Return")
        self.program.key("Return")
        dialog = self.house.dialog("Óptica & Hijos")
        wait_until(lambda: dialog.find_all("Cierre", role="label"), "its closing")
        self.house.close_dialog()
        self.assertEqual(self.house.stop(), "")

    def test_7_streets_tell_who_moved_and_of_whom_nothing_is_known(self):
        for name, street, number in (("Kiosco", "Prat", 9), ("Feria", "Maipú", 16), ("Taller", "Colón", 3)):
            self.house.add("business", f"district={self.district}", f"trade-name={name}", f"street={street}",
                           f"street-number={number}")
        type(self).program = self.house.start()
        self.house.open_district(NAME)
        view = self.house.show_part("Negocios")
        self.house.reach(view, "Calles", "shift+Tab")
        self.program.key("space")
        for words in ("1 trasladado; de 1 no se conoce el estado. ",
                      "1 de 3 locales está vacante (por numeración: 100–199: 1 de 1); de 1 no se conoce el estado. ",
                      "1 de 3 locales está vacante (33 %); de 3 no se conoce el estado. ",
                      "Todavía no se conoce el estado de ninguno de sus locales. "):
            self.wait_label_that_begins(words)
        self.assertEqual(self.house.stop(), "")

    def test_8_all_that_moved_away_are_no_register_without_states(self):
        places = self.house.rows("business")
        for place in places:
            self.house.ctl("set", place["id"], "state=moved")
        type(self).program = self.house.start()
        self.house.open_district(NAME)
        begin = f"De {len(places)} en el catastro: todos se trasladaron"
        summary = self.house.show_part("Resumen")
        wait_until(lambda: [label for label in summary.find_all(role="label") if label.name.startswith(begin)],
                   lambda: f"{begin} in\n{self.program.tree()}")
        summary.find("0 abiertos", role="label")
        self.house.show_part("Negocios")
        self.house.reach(self.view(), "Calles", "shift+Tab")
        self.program.key("space")
        self.wait_label_that_begins("Aquí no queda ninguno: 2 se trasladaron. ")
        self.assertEqual(self.house.stop(), "")


if __name__ == "__main__":
    barrios.tap.main("gui/register", Register)
