# SPDX-License-Identifier: GPL-3.0-or-later
"""Files and activities of a district: added, found, opened in their dialogs, deleted and taken back."""
import struct
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402
from pictures import make_picture  # noqa: E402

DISTRICT = "Latorre"
MISSING = "Falta el archivo: restaure un respaldo o agréguelo de nuevo"
DAMAGED = "La imagen está dañada"
LATE = "Tomada el 04-05-2030, después del término, el 31-12-2026"
END = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00\xff\xd9"


def make_photo(taken):
    """A JPEG that says when it was taken, and nothing of a picture."""
    said = taken.encode() + b"\0"
    first = struct.pack("<HHHIII", 1, 0x8769, 4, 1, 26, 0)
    exif = struct.pack("<HHHIII", 1, 0x9003, 2, len(said), 44, 0)
    segment = b"Exif\0\0II*\0" + struct.pack("<I", 8) + first + exif + said
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + END


class Documents(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.ids = cls.house.found(DISTRICT)
        cls.house.ctl("set", cls.ids["action"], "planned=2026-01-01/2026-12-31")
        cls.photos = cls.desktop.home / "fotos"
        cls.photos.mkdir()
        cls.write("feria.png", make_picture((0, 120, 0)))
        cls.write("plaza.png", make_picture((0, 0, 220)))
        cls.program = cls.house.start()

    @classmethod
    def write(cls, name, data):
        path = cls.photos / name
        path.write_bytes(data)
        return path

    @classmethod
    def attach(cls, name, data, record):
        return cls.house.ctl("attach", record, str(cls.write(name, data))).strip()

    @classmethod
    def kept(cls, id):
        [row] = [row for row in cls.house.rows("document") if row["id"] == id]
        return cls.house.path.with_suffix(".documents") / row["file"][:2] / row["file"]

    def test_1_empty_place_offers_the_first_step(self):
        self.house.open_district(DISTRICT)
        view = self.house.show_part("Documentos")
        view.find("Aún no hay documentos", role="label")
        view.find("Agregar los primeros archivos…", role="push button")
        self.house.show_part("Actividades").find("Agregar la primera actividad", role="push button")
        self.house.stop()

    def test_2_what_is_wrong_is_told_in_words(self):
        self.attach("tarde.jpg", make_photo("2030:05:04 10:20:30"), self.ids["action"])
        gone = self.attach("perdida.png", make_picture((200, 0, 0)), self.ids["district"])
        self.kept(gone).unlink()
        type(self).program = self.house.start()
        self.house.open_district(DISTRICT)
        view = self.house.show_part("Documentos")
        view.find("2 documentos", role="label")
        view.find(LATE, role="label")
        view.find(MISSING, role="label")

    def test_3_chosen_files_are_added_as_one(self):
        view = self.house.show_part("Documentos")
        view.find("Agregar archivos…", role="push button").click()
        self.choose("feria.png")
        asked = self.house.dialog("Agregar archivos")
        asked.find("feria.png", role="label")
        asked.find(f"Pertenece a: {DISTRICT}", role="push button")
        asked.find("Agregar", role="push button").click()
        self.house.wait_rows("document", 3)
        wait_until(lambda: "Se agregó 1 archivo" in self.house.toast(), "the word that it was added")
        view.find("feria.png", role="label")
        [row] = [row for row in self.house.rows("document") if row["name"] == "feria.png"]
        self.assertEqual((row["record"], row["kind"], row["position"]), (self.ids["district"], "photo", None))

    def test_4_the_same_again_is_told_and_not_added(self):
        self.house.show_part("Documentos").find("Agregar archivos…", role="push button").click()
        self.choose("feria.png")
        self.house.dialog("Agregar archivos").find("Agregar", role="push button").click()
        told = self.house.dialog("No se agregó ningún archivo")
        told.find("feria.png: El mismo archivo ya está adjunto", role="label")
        self.house.close_dialog()
        self.assertEqual(len(self.house.rows("document")), 3)

    def test_5_deleted_and_taken_back(self):
        view = self.house.show_part("Documentos")
        view.find("feria.png", role="label").press()
        self.program.key("Delete")
        self.house.wait_rows("document", 2)
        wait_until(lambda: "Se eliminó: feria.png" in self.house.toast(), "the word that it was deleted")
        self.program.key("ctrl+z")
        self.house.wait_rows("document", 3)
        view.find("feria.png", role="label")

    def test_6_words_find(self):
        view = self.house.show_part("Documentos")
        search = view.find("Buscar en los documentos")
        search.set_text("fachadas")
        view.find("1 de 3 documentos", role="label")
        search.set_text("ninguna así")
        view.find("No se encontró nada", role="label")
        search.set_text("")
        view.find("3 documentos", role="label")

    def test_7_a_records_dialog_has_its_files(self):
        view = self.house.show_part("Documentos")
        view.find("Opciones: tarde.jpg", role="push button").click()
        view.find("Mostrar a qué pertenece", role="menu item").click()
        dialog = self.house.dialog("Pintar las fachadas")
        dialog.find("tarde.jpg", role="label")
        dialog.find(LATE, role="label")
        dialog.find("Agregar archivos…", role="push button").click()
        self.choose("plaza.png")
        self.house.dialog("Agregar archivos").find("Agregar", role="push button").click()
        self.house.wait_rows("document", 4)
        dialog.find("plaza.png", role="label")
        self.house.close_dialog()

    def test_8_activity_is_added_and_summed_up(self):
        view = self.house.show_part("Actividades")
        view.find("Aún no hay actividades", role="label")
        self.program.key("ctrl+n")
        dialog = self.house.dialog()
        self.house.write(dialog, "Título", "Feria de la plaza")
        self.house.pick(dialog, "Tipo", "Feria")
        self.house.write(dialog, "Fecha", "04-05-2026")
        for label, number in ("Mujeres", "35"), ("Hombres", "12"):
            self.tab_to(dialog.find(label, role="text"))
            self.program.type(number)
        self.house.close_dialog()
        self.house.wait_value("activity", "men", 12)
        view.find("1 actividad, con 35 mujeres y 12 hombres: 0 comerciantes, 0 vecinas y vecinos, y 0 otras personas.",
                  role="label")
        view.find("Feria de la plaza", role="label").press()
        self.house.dialog("Feria de la plaza").find("Documentos", role="label")
        self.house.close_dialog()

    def test_9_every_control_has_a_name(self):
        for part in ("Documentos", "Actividades"):
            self.assertEqual([node.role for node in self.house.show_part(part).nameless()], [])

    def tab_to(self, field):
        """By the keyboard, for it may be scrolled out of sight."""
        for _ in range(20):
            if field.has_state("focused"):
                return
            self.program.key("Tab")
        self.fail(f"{field.name} cannot be reached by the keyboard")

    def choose(self, name):
        """Types the path of a file in the desktop's file chooser."""
        wait_until(lambda: self.desktop.ask("search", "--name", "Elegir los archivos").strip(), "the file chooser")
        self.program.type(str(self.photos / name))
        self.program.key("Return")


if __name__ == "__main__":
    barrios.tap.main("gui/documents", Documents)
