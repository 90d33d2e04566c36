# SPDX-License-Identifier: GPL-3.0-or-later
"""The values of the UF: brought in from a table, replaced only where the person says so, found by what is typed, with
the days that are missing, and an amount that is converted by its own day or by none."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

HEADING = "Valores de la UF"
QUESTION = "¿Reemplazar los valores que difieren?"


class Uf(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.house.ctl("init", "--level", "council", "--name", "Ana Pérez")
        cls.tables = cls.desktop.home / "tables"
        cls.tables.mkdir()
        cls.program = cls.house.start()

    def table(self, name, *lines):
        path = self.tables / name
        path.write_text("Día;UF\n" + "\n".join(lines) + "\n")
        return path

    def window(self):
        return self.house.dialog(HEADING)

    def import_from(self, button, path):
        self.window().find(button, role="push button").click()
        wait_until(lambda: any(window.name.startswith("Elegir una tabla") for window in self.program.windows()),
                   "the file chooser")
        self.program.type(str(path))
        self.program.key("Return")

    def wait_told(self, heading, *words):
        """The dialog that says what became of an import."""
        dialog = self.house.dialog(heading)
        wait_until(lambda: any(all(word in label.name for word in words) for label in dialog.find_all(role="label")),
                   lambda: f"{words} in\n{self.program.tree()}")
        return dialog

    def answer(self, dialog, label):
        dialog.find(label, role="push button").click()
        wait_until(lambda: len(self.house.dialogs()) == 1, "the question to go")

    def values(self):
        return {row["day"]: row["value"] for row in self.house.rows("uf-value")}

    def wait_label(self, words):
        wait_until(lambda: self.window().find_all(words, role="label"), lambda: f"{words} in\n{self.program.tree()}")

    def convert(self, amount, day):
        self.window().find("Monto en UF", role="text").set_text(amount)
        self.window().find("Día del valor", role="text").set_text(day)

    def test_1_nothing_yet(self):
        page = self.house.go("Catálogos")
        page.find("Valores de la UF…", role="push button").click()
        window = self.window()
        window.find("Todavía no hay valores", role="label")
        self.assertEqual([node.name for node in window.nameless()], [])

    def test_2_a_table_is_brought_in_and_its_gaps_told(self):
        lines = [f"{day:02}-03-2026;39.000,{day:02}" for day in range(1, 12) if day not in (4, 5, 9)]
        self.import_from("Importar valores…", self.table("marzo.csv", *lines, "x;y"))
        told = self.wait_told("Se leyó la tabla", "Días agregados: 8", "Líneas que no se entienden: 1")
        self.answer(told, "Cerrar")
        self.wait_label("3 días entre el primero y el último no tienen valor")
        self.wait_label("$39.000,11")
        self.assertEqual(self.values()["2026-03-01"], 39000.01)

    def test_3_gaps_are_told_month_by_month(self):
        self.window().find("3 días entre el primero y el último no tienen valor", role="label").press()
        self.wait_label("Faltan 3 días de marzo de 2026")
        self.wait_label("Entre el 04-03-2026 y el 09-03-2026")

    def test_4_days_are_filtered_and_converted(self):
        search = self.window().find("Filtrar los días")
        search.set_text("10-03")
        self.wait_label("1 de 8")
        search.set_text("abril 2026")
        self.wait_label("Ningún día así tiene valor")
        search.set_text("")
        self.convert("100", "10-03-2026")
        self.wait_label("UF 100,00 10-03-2026 = $3.900.010")
        self.convert("100", "09-03-2026")
        self.wait_label("No hay valor de la UF para el 09-03-2026")

    def test_5_what_differs_is_replaced_only_when_asked(self):
        path = self.table("otra.csv", "10-03-2026;40.000,00", "12-03-2026;40.000,10")
        self.import_from("Importar…", path)
        asked = self.wait_told(QUESTION, "Días agregados: 1", "línea 2: El 10-03-2026 tiene el valor 39.000,10, no 40.000,00")
        self.answer(asked, "Conservar los que hay")
        self.assertEqual(self.values()["2026-03-10"], 39000.1)
        self.import_from("Importar…", path)
        self.wait_told(QUESTION, "Ya estaban: 1").find("Reemplazar", role="push button").click()
        self.answer(self.wait_told("Se leyó la tabla", "Valores reemplazados: 1"), "Cerrar")
        self.assertEqual(self.values()["2026-03-10"], 40000)

    def test_6_one_is_added_and_corrected_by_the_keyboard(self):
        self.program.key("ctrl+n")
        dialog = self.house.dialog("Valor de la UF")
        self.house.write(dialog, "Día", "05-03-2026")
        self.house.write(dialog, "Valor", "39.000,05")
        wait_until(lambda: self.values().get("2026-03-05") == 39000.05, "the value to be added")
        self.program.key("Escape")
        self.wait_label("2 días entre el primero y el último no tienen valor")

    def test_7_a_day_stays_chosen_while_another_goes(self):
        self.window().find("02-03-2026", role="label").press()
        self.program.key("ctrl+z")
        self.wait_label("3 días entre el primero y el último no tienen valor")
        self.program.key("Return")
        wait_until(lambda: len(self.house.dialogs()) == 2, lambda: f"the day's dialog in\n{self.program.tree()}")
        wait_until(lambda: self.house.dialogs()[-1].find_all("02-03-2026"), lambda: f"the day in\n{self.program.tree()}")

    def test_8_a_day_is_deleted(self):
        self.house.dialogs()[-1].find("Eliminar", role="push button").click()
        wait_until(lambda: "2026-03-02" not in self.values(), "the value to be gone")
        wait_until(lambda: len(self.house.dialogs()) == 1, "the day's dialog to close")
        self.wait_label("4 días entre el primero y el último no tienen valor")
        wait_until(lambda: any(words.startswith("Se eliminó: ") for words in self.house.toast()), "it to be told")

    def test_9_nothing_was_said_and_all_is_sound(self):
        self.program.key("Escape")
        self.assertEqual(self.house.stop(), "")
        self.house.ctl("check")


if __name__ == "__main__":
    barrios.tap.main("gui/uf", Uf)
