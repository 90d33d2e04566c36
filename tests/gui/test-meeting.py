# SPDX-License-Identifier: GPL-3.0-or-later
"""A meeting from beginning to end in a real window: who came, by one key each, the quorum that follows, what was
agreed, the minutes on paper; and a promise that slips because of the one before it."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

DISTRICT = "Franklin"
PEOPLE = ("Rosa Soto", "Ana Rivas", "Luis Peña", "Marta Díaz")
DESIGN, WORKS = "Diseño de la calle", "Obras de la calle"
TEXT_LOST = "presupuesto 2018 perdido"


class Meeting(barrios.Case):
    size = (1280, 1300)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        ids = cls.house.found(DISTRICT)
        for name in PEOPLE[1:]:
            cls.house.add("group-member", f"group={ids['associative-group']}", f"name={name}", "role=member")
        rule = cls.house.add("quorum-rule", "code=mitad", "name=Mitad de los socios", "body=associative-group",
                              "validity=2020-01-01/2030-12-31", "share=50", "second-call-share=25")
        cls.house.add("meeting", f"body={ids['associative-group']}", "kind=assembly", "date=2026-05-12",
                      f"quorum-rule={rule}", "next-meeting=2026-06-09")
        design = cls.house.add("commitment", f"district={ids['district']}", "institution=Municipalidad",
                               f"what={DESIGN}", "promised-for=2017-03-31", "fulfilled-on=2018-01-15")
        cls.house.add("commitment", f"district={ids['district']}", "institution=Serviu", f"what={WORKS}",
                      "amount=UF 30000.00 2017-03-31", "promised-for=2018-12-15", f"predecessor={design}",
                      "fulfilled-on=2019-10-01")
        cls.program = cls.house.start()
        cls.program.resize(1270, 1270)
        wait_until(lambda: cls.program.windows()[0].extents().height > 1000, "the window to grow")
        cls.house.open_district(DISTRICT)
        cls.governance = cls.house.show_part("Gobernanza")

    def present(self):
        return sorted(row["present"] for row in self.house.rows("attendance"))

    def wait_present(self, *wanted):
        wait_until(lambda: self.present() == list(wanted), f"the attendance {wanted}, not {self.present()}")

    def test_opens_from_the_list(self):
        self.governance.find("Reuniones", role="list").children()[0].click()
        dialog = type(self).dialog = self.house.dialog()
        for name in PEOPLE:
            dialog.find(f"{name}, Sin marcar")

    def test_one_key_each_reaches_the_quorum(self):
        self.house.reach(self.dialog, f"{PEOPLE[0]}, Sin marcar")
        self.program.type("p")
        self.program.key("space")
        self.dialog.find("Presentes: 2 · Ausentes: 0 · Sin marcar: 2", role="label")
        self.wait_present(True, True)
        wait_until(lambda: any(label.name.startswith("Quórum: ") and "2 de 4" in label.name
                               for label in self.dialog.find_all(role="label")), "the quorum of 2 of 4")
        self.program.type("pa")
        self.dialog.find("Presentes: 3 · Ausentes: 1 · Sin marcar: 0", role="label")
        self.wait_present(False, True, True, True)
        wait_until(lambda: any(label.name.startswith("Quórum: Alcanzado en primera citación: 3 de 4")
                               for label in self.dialog.find_all(role="label")), "the quorum of 3 of 4")

    def test_undo_takes_back_the_last_mark(self):
        self.program.key("ctrl+z")
        self.wait_present(True, True, True)
        self.dialog.find("Presentes: 3 · Ausentes: 0 · Sin marcar: 1", role="label")

    def test_agreement_is_added_by_the_keyboard(self):
        self.house.reach(self.dialog, "Qué se acordó")
        for text in ("Pintar la plaza", "Rosa Soto", "15/06/2026"):
            self.program.type(text)
            self.program.key("Tab")
        self.program.key("shift+Tab")
        self.program.key("Return")
        row = self.house.wait_rows("agreement", 1)[0]
        self.assertEqual((row["text"], row["who"], row["due"], row["state"]),
                         ("Pintar la plaza", "Rosa Soto", "2026-06-15", "open"))
        self.dialog.find("Pintar la plaza", role="label")

    def test_wrong_date_is_told_and_nothing_lost(self):
        self.house.reach(self.dialog, "Qué se acordó")
        self.program.type("Barrer")
        self.program.key("Tab")
        self.program.key("Tab")
        self.program.type("31/02/2026")
        self.program.key("Return")
        self.assertEqual(self.dialog.find("Qué se acordó", role="text").text, "Barrer")
        self.assertEqual(len(self.house.rows("agreement")), 1)

    def test_next_meeting_is_created_once(self):
        self.dialog.find("Crear la reunión del 09-06-2026", role="push button").click()
        self.house.wait_rows("meeting", 2)
        self.dialog.find("Abrir la reunión del 09-06-2026", role="push button")
        self.assertEqual({row["date"] for row in self.house.rows("meeting")}, {"2026-05-12", "2026-06-09"})

    def test_minutes_are_written(self):
        path = self.desktop.home / "acta.pdf"
        self.dialog.find("Acta en PDF…", role="push button").click()
        wait_until(lambda: any(window.name == "Acta en PDF" for window in self.program.windows()), "the chooser")
        self.program.key("ctrl+a")
        self.program.type(str(path))
        self.program.key("Return")
        self.dialog.find("Guardado: acta.pdf", role="label")
        self.assertTrue(path.read_bytes().startswith(b"%PDF"))

    def test_promise_slips_with_the_one_before_it(self):
        self.house.close_dialog()
        ledger = self.governance.find("Compromisos", role="list")
        ledger.find("cumplido con 290 días de atraso", role="label")
        ledger.find(TEXT_LOST, role="label")
        names = [row.name for row in ledger.children()]
        self.assertTrue(names[0].startswith(DESIGN) and names[1].startswith(WORKS), names)
        self.assertIn(f"«{DESIGN}» (Municipalidad)", names[1])

    def test_closes(self):
        self.house.stop()


if __name__ == "__main__":
    barrios.tap.main("gui/meeting", Meeting)
