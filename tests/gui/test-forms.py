# SPDX-License-Identifier: GPL-3.0-or-later
"""What a form keeps and what it refuses; what is deleted and taken back; names as text; files that cannot be
opened or only read."""
import os
import sqlite3
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
import driver  # noqa: E402
from barrios import wait_until  # noqa: E402

DISTRICT = "Pérez & <b>Hijos</b>"
MEMBER = "Rosa & <i>Soto</i>"
WRONG = {"RUT": ("12345678-0", "El dígito verificador no corresponde al número de este RUT: revíselo"),
         "Fecha de constitución": ("31-02-2026", None),
         "Cuota mensual": ("mucho", None)}


class Forms(barrios.Case):
    size = (1280, 1300)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.ids = cls.house.found(DISTRICT)
        cls.house.ctl("set", cls.ids["group-member"], f"name={MEMBER}")
        cls.program = cls.house.start()
        cls.program.resize(1270, 1270)
        cls.house.open_district(DISTRICT)
        cls.governance = cls.house.show_part("Gobernanza")
        cls.body = cls.governance.find("BcDistrictBody")

    def test_leaving_saves(self):
        self.house.write(self.body, "Nombre", "GAL de <u>Pérez</u> & Hijos")
        self.house.wait_value("associative-group", "name", "GAL de <u>Pérez</u> & Hijos")

    def test_invalid_stays_and_is_not_stored(self):
        for label, (text, reason) in WRONG.items():
            field = self.house.write(self.body, label, text)
            row = self.body.find(label, role="list item")
            wait_until(lambda: any(row.find_all(role="alert") + row.find_all(role="notification")), f"why {label} is not stored")
            if reason:
                row.find(reason)
            self.assertEqual(field.text, text)
        row = self.house.rows("associative-group")[0]
        self.assertEqual([row["rut"], row["constituted-on"], row["fee"]], [None, None, None])
        self.house.write(self.body, "RUT", "76.123.456-0")
        self.house.wait_value("associative-group", "rut", "76123456-0")

    def test_undo_leaves_what_is_being_written(self):
        for label, (_, _) in WRONG.items():
            self.body.find(label, role="text").set_text("")
        number = self.body.find("Número de registro", role="text")
        name = self.body.find("Nombre", role="text")
        self.house.write(self.body, "Nombre", "Otro nombre")
        self.house.wait_value("associative-group", "name", "Otro nombre")
        number.set_text("a medio escr")
        self.body.find("Agregar: Integrante del GAL", role="push button")
        self.program.key("ctrl+z")
        wait_until(lambda: name.text == "GAL de <u>Pérez</u> & Hijos", "the name to be as it was")
        self.assertEqual(number.text, "a medio escr")


if __name__ == "__main__":
    barrios.tap.main("gui/forms", Forms)
