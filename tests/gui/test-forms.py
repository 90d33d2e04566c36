# SPDX-License-Identifier: GPL-3.0-or-later
"""What a form keeps and what it refuses; what is deleted and taken back; names as text."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
import driver  # noqa: E402
from barrios import wait_until  # noqa: E402

DISTRICT = "Pérez & <b>Hijos</b>"
MEMBER = "Rosa & <i>Soto</i>"
LONG = "Ordenar la feria"
GROUP = "GAL de <u>Pérez</u> & Hijos"
NUMBER = "Escriba un número, con puntos para los miles y coma decimal, por ejemplo 1.234,56"
WRONG = {"RUT": ("12345678-0", "El dígito verificador no corresponde al número de este RUT: revíselo"),
         "Fecha de constitución": ("31-02-2026", "Ese día no existe en el calendario: revise el día y el mes"),
         "Cuota mensual": ("mucho", NUMBER)}


class Forms(barrios.Case):
    size = (1280, 1300)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.ids = cls.house.found(DISTRICT)
        cls.house.ctl("set", cls.ids["group-member"], f"name={MEMBER}")
        cls.house.add("action", f"plan={cls.ids['plan']}", f"title={LONG}", "area=5", "state=proposed",
                      "description=" + "\n".join(f"Paso {number}" for number in range(60)))
        cls.program = cls.house.start()
        cls.program.resize(1270, 1270)
        wait_until(lambda: cls.program.windows()[0].extents().height > 1000, "the window to grow")
        cls.house.open_district(DISTRICT)
        cls.governance = cls.house.show_part("Gobernanza")
        cls.body = cls.governance.find(barrios.GROUP, role="panel")

    def test_leaving_saves(self):
        self.house.write(self.body, "Nombre", GROUP)
        self.house.wait_value("associative-group", "name", GROUP)

    def test_invalid_stays_and_is_not_stored(self):
        for label, (text, reason) in WRONG.items():
            field = self.house.write(self.body, label, text)
            self.body.find(label, role="list item").find(reason, role="label")
            self.assertEqual(field.text, text)
        row = self.house.rows("associative-group")[0]
        self.assertEqual([row["rut"], row["constituted-on"], row["fee"]], [None, None, None])
        self.house.write(self.body, "RUT", "76.123.456-0")
        self.house.wait_value("associative-group", "rut", "76123456-0")

    def test_undo_refreshes_but_leaves_what_is_being_written(self):
        number = self.body.find("Número de registro", role="text")
        name = self.body.find("Nombre", role="text")
        self.house.write(self.body, "Nombre", "Otro nombre")
        self.house.wait_value("associative-group", "name", "Otro nombre")
        number.set_text("a medio escr")
        self.program.key("ctrl+z")
        wait_until(lambda: name.text == GROUP, "the name to be as it was")
        self.assertEqual(number.text, "a medio escr")
        self.assertEqual(self.house.rows("associative-group")[0]["registry-number"], None)

    def test_draft_that_lacks_something_is_not_born(self):
        self.governance.find("Agregar: Compromiso", role="push button").click()
        dialog = self.house.dialog("Compromiso")
        self.house.write(dialog, "Institución", "Serviu")
        dialog.find("Falta: Qué comprometió, Fecha prometida", role="label")
        self.house.close_dialog()
        self.assertEqual(self.house.rows("commitment"), [])

    def test_escape_saves_what_is_being_written(self):
        dialog = self.open_member()
        field = dialog.find("Teléfono", role="text")
        field.press()
        self.program.type("+56 2 2345 6789")
        self.house.close_dialog()
        self.house.wait_value("group-member", "phone", "+56 2 2345 6789")

    def test_deleted_and_taken_back(self):
        self.open_member().find("Eliminar", role="push button").click()
        self.house.wait_rows("group-member", 0)
        self.house.take_back(f"Se eliminó: {MEMBER}")
        self.house.wait_value("group-member", "name", MEMBER)
        self.body.find(MEMBER, role="label")

    def test_wheel_over_a_field_of_many_lines_scrolls_the_form(self):
        self.house.show_part("Plan").find("Pintar las fachadas", role="label").press()
        field = self.house.dialog("Pintar las fachadas").find("Descripción", role="text")
        field.point()
        before = field.extents().y
        self.desktop.ask("click", "--repeat", "3", "5")
        wait_until(lambda: field.extents().y < before, "the form to move")
        self.desktop.ask("click", "--repeat", "9", "4")
        wait_until(lambda: field.extents().y >= before, "the form to move back")
        self.house.close_dialog()
        self.house.show_part("Gobernanza")

    def test_wheel_over_a_long_text_scrolls_the_text_first(self):
        self.house.show_part("Plan").find(LONG, role="label").press()
        field = self.house.dialog(LONG).find("Descripción", role="text")
        field.point()
        place, top = field.extents().y, line_box(field, 0).y
        self.desktop.ask("click", "--repeat", "3", "5")
        wait_until(lambda: line_box(field, 0).y < top, "the text to move")
        self.assertEqual(field.extents().y, place)
        self.turn("5", lambda: field.extents().y < place, "the form to move")
        last = len(field.text) - 1
        wait_until(lambda: bottom(line_box(field, last)) <= bottom(field.extents()), "the text to be at its end")
        self.turn("4", lambda: (field.extents().y, line_box(field, 0).y) == (place, top), "the text and the form to move back")
        self.house.close_dialog()
        self.house.show_part("Gobernanza")

    def turn(self, button, condition, what):
        """Turns the wheel until CONDITION comes true."""
        wait_until(lambda: self.desktop.ask("click", "--repeat", "10", "--delay", "10", button) is not None and condition(), what)

    def test_names_are_text(self):
        self.house.page("Barrio").find(DISTRICT, role="label")
        self.house.go("Barrios").find(DISTRICT, role="label")
        self.program.key("ctrl+f")
        self.program.type("rosa")
        self.house.page("Buscar").find(MEMBER, role="label")

    def open_member(self):
        self.body.find(MEMBER, role="label").press()
        return self.house.dialog(MEMBER)


def line_box(field, place):
    """Where the character at PLACE of the field's text stands in the window."""
    return driver.Box(*field.ask("Text", "GetCharacterExtents", driver.GLib.Variant("(iu)", (place, 1))))


def bottom(box):
    return box.y + box.height


if __name__ == "__main__":
    barrios.tap.main("gui/forms", Forms)
