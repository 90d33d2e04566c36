# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts of a period from end to end: sent back by the program, mended from what it tells, submitted, its sample
drawn in the region's file, the region's observation answered, the source's own spreadsheet filled in, and another
packet submitted by keyboard alone."""
import os
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent / "cli")]
import barrios  # noqa: E402
import forms  # noqa: E402
from barrios import wait_until  # noqa: E402

APART = {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "GTK_A11Y": "none"}
NAME = "Barrio Puerto"
FIRST, SECOND = "01-02-2025 – 28-02-2025", "01-03-2025 – 31-03-2025"
CELLS = "'Resumen'!D4 = district\n'Resumen'!D5 = district"  # one fact in two places
STRANGE = "'Resumen'!D6 = wind speed"  # as a newer program may know it
PAPERS = "Documentos de la rendición"


class Packet(barrios.Case):
    size = (1280, 1600)  # so that the mouse reaches what stands below

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.region = barrios.Barrios(cls.desktop, cls.desktop.home / "region.db")
        cls.region.ctl("init", "--level", "region", "--name", "Comité", "--region", "13")
        add = cls.house.add
        cls.house.ctl("init", "--level", "manager", "--name", "Rosa Soto", "--district", NAME, "--commune", "13101")
        [district] = cls.house.rows("district")
        plan = add("plan", f"district={district['id']}")
        action = add("action", f"plan={plan}", "title=Luces", "area=5", "state=planned")
        cls.line = add("funding-line", f"action={action}", "source=municipal", "state=awarded", "awarded=3000000",
                       "date=2025-01-02", "execution=2025-01-02/2025-12-31")
        add("entry", f"line={cls.line}", "kind=disbursement", "date=2025-01-10", "amount=2000000", "state=submitted")
        for month in (2, 3):
            for number in (1, 2):
                cls.add_expense(month, number)
        cls.packet = add("packet", f"line={cls.line}", "span=2025-02-01/2025-02-28", "state=draft")
        cls.second = add("packet", f"line={cls.line}", "span=2025-03-01/2025-03-31", "state=draft")
        [source] = cls.house.rows("funding-source", "--where", "code=municipal")
        cls.house.ctl("set", source["id"], f"form-cells={STRANGE}\n{CELLS}")
        cls.start()

    @classmethod
    def add_expense(cls, month, number):
        """Complete, save for the supplier's RUT of the very first one."""
        more = [] if (month, number) == (2, 1) else ["supplier-rut=11111111-1"]
        entry = cls.house.add("entry", f"line={cls.line}", "kind=expense", f"date=2025-0{month}-1{number}",
                              f"amount={number}0000", "supplier-name=Luminarias Sur", "document-type=33",
                              f"document-number={month}{number}", "state=submitted", *more)
        paper = cls.desktop.home / "factura.txt"
        paper.write_text(f"factura {month} {number}")
        cls.house.ctl("attach", entry, str(paper))

    @classmethod
    def start(cls):
        cls.program = cls.house.start()
        cls.program.resize(*cls.size)
        cls.house.open_district(NAME)

    def states(self):
        return {row["id"]: row["state"] for row in self.house.rows("packet")}

    def open_by(self, find):
        """The dialog that what FIND finds opens. While the rows above still fill, what is hit may have moved from under
        the hand: then it is pressed again, as a person would."""
        n_open = len(self.house.dialogs())
        for _ in range(3):
            find().press()
            if barrios.wait_a_moment(lambda: len(self.house.dialogs()) > n_open):
                break
        return wait_until(lambda: len(self.house.dialogs()) > n_open and self.house.dialogs()[-1],
                          lambda: f"a dialog\n{self.program.tree()}")

    def open_packet(self, span=FIRST):
        page = self.house.show_part("Dinero")
        return self.open_by(lambda: page.find("Rendiciones", role="list").find(span, role="label"))

    def told(self, dialog, words):
        def look():
            return [label for label in dialog.find_all(role="label") if words in label.name]
        return wait_until(look, lambda: f"'{words}' in\n{self.program.tree()}")

    def line_of(self, dialog, words):
        """Of the list of what is wrong: the field may tell the same, behind other words."""
        return [label for label in self.told(dialog, words) if label.name.startswith(words)][0]

    def close(self):
        self.house.close_dialogs()

    def test_01_packet_with_a_fault_is_refused_with_its_reason(self):
        dialog = self.open_packet()
        self.told(dialog, "Lo que se rinde y lo que falta corregir")
        self.told(dialog, "Antes de presentarla hay que corregir 1 cosa.")
        self.house.pick(dialog, "Estado", "Presentada")
        self.told(dialog, "la rendición sería devuelta porque: 1) Gasto 11-02-2025, $10.000, Luminarias Sur (21): falta "
                          "el RUT del proveedor")
        self.assertEqual(self.states()[self.packet], "draft")

    def test_02_fault_is_mended_from_the_list(self):
        dialog, words = self.house.dialog(), "Gasto 11-02-2025, $10.000, Luminarias Sur (21): falta el RUT"
        entry = self.open_by(lambda: self.line_of(dialog, words))
        self.house.write(entry, "RUT del proveedor", "11.111.111-1")
        wait_until(lambda: {row.get("supplier-rut") for row in self.house.rows("entry", "--where", "kind=expense")} ==
                   {"11111111-1"}, "the RUT to be saved")
        self.program.key("Escape")
        wait_until(lambda: len(self.house.dialogs()) == 1, "the entry to close")
        self.told(self.house.dialog(), "Nada impide presentarla: elija «Presentada» en su estado.")

    def test_03_packet_is_submitted(self):
        self.house.dialog().find("Intentar de nuevo", role="push button").click()
        wait_until(lambda: self.states()[self.packet] == "submitted", "the packet to be submitted")
        self.told(self.house.dialog(), "Desembolsado $0, gastado $30.000. No tiene nada que corregir.")
        self.close()
        self.assertEqual(self.house.stop(), "")

    def look_as(self, house, span, words):
        """What is told of a packet in another's window, or in one that only reads."""
        home, self.house = self.house, house
        self.program = house.start()
        self.program.resize(*self.size)
        house.open_district(NAME)
        self.told(self.open_packet(span), words)
        self.close()
        self.assertEqual(house.stop(), "")
        self.house = home
        del self.program

    def test_04_who_may_not_submit_is_not_told_to(self):
        words = "Nada impide que el gestor o la gestora la presente."
        self.region.ctl("merge", str(self.house.path))
        self.look_as(self.region, SECOND, words)
        holder = self.desktop.start([os.environ["BC_PROGRAM"], "--database", self.house.path], APART, window=False)
        lock = self.house.path.with_name(f"{self.house.path.name}.lock")
        wait_until(lambda: str(holder.process.pid) in lock.read_text(), "the lock")
        self.look_as(self.house, SECOND, words)
        holder.kill()

    def test_05_sample_of_the_region_is_shown(self):
        region = self.region
        region.ctl("set", self.packet, "state=sampled", "sample-seed=sorteo 12", "sample-size=1")
        region.add("observation", f"record={self.packet}", "text=Falta la firma", "kind=observation", "state=open",
                   "date=2025-04-10")
        self.look_as(region, FIRST, "Le queda 1 cosa por corregir.")
        region.ctl("set", self.packet, "state=observed: falta la firma")
        self.house.ctl("merge", str(region.path))
        self.start()
        dialog = self.open_packet()
        self.told(dialog, "Una observación quedó sin respuesta: Falta la firma")
        self.assertEqual(len(self.told(dialog, "En la muestra")), 1)

    def test_06_observation_is_answered(self):
        dialog, words = self.house.dialog(), "Una observación quedó sin respuesta: Falta la firma"
        observation = self.open_by(lambda: self.line_of(dialog, words))
        observation.find("Agregar: Respuesta", role="push button").click()
        answer = wait_until(lambda: len(self.house.dialogs()) == 3 and self.house.dialogs()[-1], "the answer")
        self.house.write(answer, "Respuesta", "Va firmada en la página 3")
        self.house.wait_rows("answer", 1)
        self.program.key("Escape")
        wait_until(lambda: len(self.house.dialogs()) == 2, "the answer to close")
        self.house.pick(observation, "Estado", "Respondida")
        self.house.wait_value("observation", "state", "answered")
        self.program.key("Escape")
        wait_until(lambda: len(self.house.dialogs()) == 1, "the observation to close")
        self.told(self.house.dialog(), "Nada impide presentarla: elija «Presentada» en su estado.")
        self.close()

    def make_form(self):
        summary = forms.sheet('<row r="3"><c r="A3" t="inlineStr"><is><t>Total rendido</t></is></c><c r="C3" s="3"/></row>'
                              '<row r="9"><c r="C9"><f>C3*2</f><v>1</v></c></row>')
        return forms.write(self.desktop.home / "planilla.xlsx",
                           forms.parts({"Resumen": summary, "Detalle": forms.sheet("")}))

    def choose_file(self, title, path):
        wait_until(lambda: any(window.name == title for window in self.program.windows()), title)
        self.program.key("ctrl+a")
        self.program.type(str(path))
        self.program.key("Return")

    def fill(self, dialog):
        """The window in which the cells are chosen."""
        dialog.find(PAPERS).click()
        dialog.find("Llenar planilla…", role="menu item").click()
        self.program.key("slash")
        self.choose_file("Planilla por llenar", self.make_form())
        return self.house.dialog("Llenar planilla")

    def test_07_form_of_the_source_is_filled_in(self):
        filling = self.fill(self.open_packet())
        self.assertEqual([cell.text for cell in filling.find_all("Celda para: Barrio", role="text")],
                         ["'Resumen'!D4", "'Resumen'!D5"])
        self.told(filling, STRANGE)
        spent = filling.find("Celda para: Gastado en el período", role="text")
        spent.set_text("C9")
        self.told(filling, "la calcula una fórmula; elija una celda que se llena a mano")
        self.assertFalse(filling.find("Llenar…", role="push button").has_state("sensitive"))
        self.house.write(filling, "Celda para: Gastado en el período", "C3")
        wait_until(lambda: spent.text == "'Resumen'!C3", "the sheet to be told")
        self.told(filling, "A la izquierda: «Total rendido» · La celda está vacía")
        filling.find("Celda para: Gastos, uno bajo otro: Monto", role="text").set_text("Detalle!B2:B9")
        filling.find("Llenar…", role="push button").click()
        target = self.desktop.home / "llena.xlsx"
        self.choose_file("Guardar la planilla llena", target)
        wait_until(target.exists, "the filled form")
        wait_until(lambda: self.program.has("llena.xlsx", "label"), lambda: f"the message in\n{self.program.tree()}")
        parts = forms.read(target)
        self.assertIn(b'<c r="C3" s="3"><v>30000</v></c>', parts["xl/worksheets/sheet1.xml"])
        self.assertEqual([name for name in forms.cells(parts["xl/worksheets/sheet2.xml"])], ["B2", "B3"])
        wait_until(lambda: [row.get("form-cells") for row in self.house.rows("funding-source", "--where", "code=municipal")]
                   == [f"{CELLS}\n'Resumen'!C3 = spent\n'Detalle'!B2:B9 = expense.amount\n{STRANGE}"], "the cells to be remembered")
        self.close()

    def test_08_second_packet_is_submitted_by_keyboard(self):
        page = self.house.show_part("Dinero")
        rows = page.find("Rendiciones", role="list")
        row = rows.find(SECOND, role="label")
        while not row.bears(row.name, "list item") and row.role != "list item":
            row = row.parent()
        self.house.reach(page, None)
        self.house.reach(rows, None)
        for _ in range(3):
            if barrios.has_focus(row):
                break
            self.program.key("Down")
        self.program.key("Return")
        dialog = self.house.dialog()
        self.house.reach(dialog, "Estado")
        box = dialog.find("Estado", role="combo box")
        self.desktop.put_mouse_away()
        self.program.key("space")
        self.house.take_offered(box, "Estado", "Presentada")
        wait_until(lambda: self.states()[self.second] == "submitted", lambda: f"it to be submitted\n{self.program.tree()}")
        self.close()
        self.assertEqual(self.house.stop(), "")
        self.house.ctl("check")


if __name__ == "__main__":
    barrios.tap.main("gui/packet", Packet)
