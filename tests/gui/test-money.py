# SPDX-License-Identifier: GPL-3.0-or-later
"""The money of a district: what is left and what is wrong is told line by line, the curve in words too, where the
money for an action can come from, and accounts that are submitted once nothing is wrong with them."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

NAME = "Barrio Puerto"
SOURCE = "Fondos municipales"
LINE = f"Luces en los pasajes · {SOURCE}"
WARNING = "Se gastaron $2.500.000, pero solo ingresaron $2.000.000: anote el desembolso o corrija los gastos."


class Money(barrios.Case):
    size = (1280, 2000)  # so that the mouse reaches what stands below

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        add = cls.house.add
        cls.house.ctl("init", "--level", "manager", "--name", "Rosa Soto", "--district", NAME, "--commune", "13101")
        [district] = cls.house.rows("district")
        plan = add("plan", f"district={district['id']}")
        cls.action = add("action", f"plan={plan}", "title=Luces en los pasajes", "area=5", "state=planned",
                         "planned=2025-01-01/2025-04-30")
        cls.line = add("funding-line", f"action={cls.action}", "source=municipal", "state=awarded", "awarded=3000000",
                       "date=2025-01-02", "execution=2025-01-02/2025-12-31")
        add("entry", f"line={cls.line}", "kind=disbursement", "date=2025-01-10", "amount=2000000", "state=submitted")
        cls.entry = add("entry", f"line={cls.line}", "kind=expense", "date=2025-02-10", "amount=500000",
                        "supplier-name=Luminarias Sur", "state=submitted")
        add("entry", f"line={cls.line}", "kind=expense", "date=2025-03-10", "amount=2000000", "state=draft")
        cls.faulty = add("packet", f"line={cls.line}", "span=2025-02-01/2025-02-28", "state=draft")
        cls.clean = add("packet", f"line={cls.line}", "span=2025-01-01/2025-01-31", "state=draft")
        cls.program = cls.house.start()
        cls.program.resize(*cls.size)

    def money(self):
        return self.house.part("Dinero")

    def told(self, words):
        return wait_until(lambda: [label for label in self.house.dialog().find_all(role="label")
                                   if words in label.name], words)

    def test_01_balance_is_told_with_what_is_wrong(self):
        self.house.open_district(NAME)
        page = self.house.show_part("Dinero")
        page.find(LINE, role="label")
        [words] = wait_until(lambda: [label.name for label in page.find_all(role="label")
                                      if label.name.startswith(WARNING)], WARNING)
        self.assertEqual(words, WARNING + "\nAdjudicado $3.000.000 · desembolsado $2.000.000 · gastado $2.500.000 · "
                                          "por gastar $500.000")

    def test_02_curve_is_told_in_words(self):
        page = self.money()
        sums = "Planificado: $3.000.000 · Comprometido: $0 · Desembolsado: $2.000.000 · Gastado: $2.500.000"
        page.find(f"Hasta fines de este mes: {sums}", role="image")
        months = page.find("Mes a mes", role="list")
        self.assertEqual([label.name for label in months.find_all(role="label") if label.name.startswith("Hasta")],
                         ["Hasta 04-2025", "Hasta 03-2025", "Hasta 02-2025"])
        months.find("Planificado: $1.500.000 · Comprometido: $0 · Desembolsado: $2.000.000 · Gastado: $500.000", role="label")

    def test_02_entries_of_a_line_tell_who_was_paid_and_not_whose_they_are(self):
        self.money().find(LINE, role="label").press()
        dialog = self.house.dialog()
        dialog.find("Fecha 10-02-2025 · Monto $500.000 · Luminarias Sur", role="label")
        self.house.close_dialogs()

    def test_02_wheel_over_the_table_scrolls_the_page(self):
        self.program.resize(1000, 600)
        table = self.money().find("Dinero por ámbito", role="scroll pane")
        before = table.extents().y
        table.point()
        self.desktop.ask("click", "--repeat", "3", "5")
        wait_until(lambda: table.extents().y < before, "the page to move")
        self.desktop.ask("click", "--repeat", "9", "4")
        wait_until(lambda: table.extents().y == before, "the page to move back")
        self.program.resize(*self.size)

    def test_03_action_tells_where_its_money_can_come_from(self):
        plan = self.house.show_part("Plan")
        plan.find("Luces en los pasajes", role="label").press()
        dialog = self.house.dialog("Luces en los pasajes")
        dialog.find("De dónde puede venir el dinero", role="list")
        self.told("Atiende el ámbito, pero no se cumplen 2 requisitos\n• GAL constituido: no se cumple\n"
                  "Fundamento: Propuesta editable: paso de fase del programa. Rige desde el 1 de enero de 2014. "
                  "Viene con el programa\n")
        self.told("Atiende el ámbito; no conocemos requisitos suyos vigentes hoy. Ya está entre las líneas")
        dialog.find("Agregar línea: Minvu", role="push button").click()
        self.house.dialog("Línea de financiamiento").find("Solicitado", role="text").set_text("$900.000")
        self.house.close_dialogs()
        [line] = [row for row in self.house.wait_rows("funding-line", 2) if row["id"] != self.line]
        self.assertEqual((line["source"], line["action"], line["requested"]), ("minvu", self.action, 900000))

    def open_packet(self, span):
        page = self.house.show_part("Dinero")
        packets = page.find("Rendiciones", role="list")
        packets.find(span, role="label").press()
        return self.house.dialog()

    def test_04_packet_with_faults_is_not_submitted(self):
        dialog = self.open_packet("01-02-2025 – 28-02-2025")
        self.told("Antes de presentarla hay que corregir 3 cosas.")
        for words in ("falta el archivo de su documento: adjúntelo", "falta el RUT del proveedor",
                      "falta el tipo o el número de su documento"):
            self.told(f"Gasto 10-02-2025, $500.000, Luminarias Sur: {words}")
        self.house.pick(dialog, "Estado", "Presentada")
        self.told("la rendición sería devuelta porque: 1) ")
        self.assertEqual({row["state"] for row in self.house.rows("packet")}, {"draft"})
        self.house.close_dialogs()

    def test_05_packet_without_faults_is_submitted(self):
        dialog = self.open_packet("01-01-2025 – 31-01-2025")
        self.told("Desembolsado $2.000.000, gastado $0. Nada impide presentarla: elija «Presentada» en su estado.")
        self.house.pick(dialog, "Estado", "Presentada")
        wait_until(lambda: {row["id"]: row["state"] for row in self.house.rows("packet")} ==
                   {self.clean: "submitted", self.faulty: "draft"}, "one packet to be submitted")
        self.house.close_dialogs()
        self.assertEqual(self.house.stop(), "")
        self.house.ctl("check")


if __name__ == "__main__":
    barrios.tap.main("gui/money", Money)
