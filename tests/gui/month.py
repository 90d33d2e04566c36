# SPDX-License-Identifier: GPL-3.0-or-later
"""A month of a manager's life, from the assembly to the district's passage to dynamization; how each step is taken,
by the mouse or by the keyboard, is the hand's affair. After each one barriosctl tells what was kept."""
import datetime
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402
from chart import Chart, planned_in  # noqa: E402
from pictures import make_picture  # noqa: E402

NAME = "Barrio Puerto"
PHRASE = "Un puerto que se pasea"
SOURCE = "Programa de Fortalecimiento de Barrios Comerciales"
PEOPLE = ("Ana Rivas", "Luis Peña", "Marta Díaz", "Rosa Soto")
PROMISE = "Luces de la costanera"
# Without accents: keys that a keyboard lacks are lent to it one after another, too slowly for a fast hand.
PROPOSALS = {
    "1 · Modelo de gestión del barrio comercial": ("Un gerente para el barrio", "Cuota de los socios", "Sede propia",
                                               "Boletin del mes", "Compras en conjunto", "Seguro de todos"),
    "2 · Mejoras de la oferta comercial": ("Feria de invierno", "Ruta de sabores", "Noche de compras",
                                       "Ventas por internet", "Ciclo de musica", "Mercado de flores"),
}
WANTED = ("Un gerente para el barrio", "Cuota de los socios", "Sede propia", "Feria de invierno", "Ruta de sabores",
          "Noche de compras")
FAIR = "Feria de invierno"
CLOSED_AREAS = "345"


def day(offset):
    """A civil date of Chile, that many days from now."""
    now = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=3)
    return (now + datetime.timedelta(days=offset)).date()


def written(offset):
    return day(offset).strftime("%d-%m-%Y")


class Walk(barrios.Case):
    """Its classes say with which HAND."""
    hand = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manager = barrios.Barrios(cls.desktop)
        cls.region = barrios.Barrios(cls.desktop, cls.desktop.home / "region.db")
        cls.begin()
        cls.photo = cls.desktop.home / "feria.png"
        cls.photo.write_bytes(make_picture((0, 120, 0)))
        cls.open(cls.manager)

    @classmethod
    def begin(cls):
        """A district that the region let into activation, with a group that is forming and a plan to be made."""
        manager, region = cls.manager, cls.region
        manager.ctl("init", "--level", "manager", "--name", "Rosa Soto", "--district", NAME, "--commune", "13101")
        region.ctl("init", "--level", "region", "--name", "Beto Ríos", "--region", "13")
        cls.district = manager.rows("district")[0]["id"]
        region.ctl("merge", str(manager.path))
        region.add("decision", f"district={cls.district}", "kind=phase-change", "outcome=approved", "phase=activation",
                   f"date={day(-200)}")
        manager.ctl("merge", str(region.path))
        group = manager.add("associative-group", f"district={cls.district}", "state=forming")
        for name in PEOPLE:
            manager.add("group-member", f"group={group}", f"name={name}", "role=member")
        manager.add("technical-panel", f"district={cls.district}", "state=constituted")
        cls.plan = manager.add("plan", f"district={cls.district}")
        cls.phrase = manager.add("dream-phrase", f"plan={cls.plan}", f"text={PHRASE}")
        for area in CLOSED_AREAS:
            manager.add("area-exemption", f"plan={cls.plan}", f"area={area}", "reason=Se hizo antes")

    @classmethod
    def open(cls, house):
        house.start()
        cls.act = cls.hand(house)
        cls.act.open_district(NAME)

    def wait_label(self, where, *beginnings):
        """Until a label there begins so."""
        def look():
            return [node for node in where.find_all(role="label") if node.name.startswith(beginnings)]
        return wait_until(look, lambda: f"{beginnings} in\n" + "\n".join(where.tree()))

    def test_01_assembly_is_called(self):
        body = self.act.part("Gobernanza").find(barrios.GROUP, role="panel")
        self.act.press(body, "Agregar: Reunión")
        dialog = type(self).dialog = self.manager.dialog()
        self.act.pick(dialog, "Tipo", "Asamblea")
        self.act.write(dialog, "Fecha", written(0))
        self.manager.wait_value("meeting", "date", str(day(0)))
        self.manager.wait_value("meeting", "kind", "assembly")
        for name in PEOPLE:
            dialog.find(f"{name}, Sin marcar", role="list item")

    def test_02_one_key_each_until_the_quorum_is_reached(self):
        self.act.reach(self.dialog, f"{PEOPLE[0]}, Sin marcar")
        self.manager.program.type("p")
        self.wait_label(self.dialog, "Quórum: Alcanzado solo en segunda citación: 1 de 4")
        self.manager.program.type("p")
        self.dialog.find("Presentes: 2 · Ausentes: 0 · Sin marcar: 2", role="label")
        [verdict] = self.wait_label(self.dialog, "Quórum: Alcanzado en primera citación: 2 de 4")
        self.wait_label(verdict.parent().parent(), "GAL, regla general. Propuesta editable: la mitad de los integrantes; "
                                                   "en segunda citación, con quienes asistan. Primera citación: 2.")
        self.assertEqual([row["present"] for row in self.manager.wait_rows("attendance", 2)], [True, True])

    def test_03_agreement(self):
        self.act.reach(self.dialog, "Qué se acordó")
        for text in ("Pintar la plaza", "Rosa Soto", written(20)):
            self.manager.program.type(text)
            self.manager.program.key("Tab")
        self.act.press(self.dialog, "Agregar acuerdo")
        [row] = self.manager.wait_rows("agreement", 1)
        self.assertEqual((row["text"], row["who"], row["due"], row["state"]),
                         ("Pintar la plaza", "Rosa Soto", str(day(20)), "open"))
        self.manager.close_dialog()

    def test_04_promise_slips(self):
        governance = self.manager.part("Gobernanza")
        self.act.press(governance, "Agregar: Compromiso")
        dialog = self.manager.dialog()
        for label, text in (("Institución", "Serviu"), ("Qué comprometió", PROMISE), ("Fecha prometida", written(15))):
            self.act.write(dialog, label, text)
        self.manager.wait_value("commitment", "promised-for", str(day(15)))
        self.manager.close_dialog()
        ledger = governance.find("Compromisos", role="list")
        ledger.find(f"Serviu · comprometido para el {written(15)}", role="label")
        self.act.open_row(ledger, PROMISE)
        dialog = self.manager.dialog(PROMISE)
        self.act.write(dialog, "Fecha prometida", written(-12))
        self.manager.wait_value("commitment", "promised-for", str(day(-12)))
        self.manager.close_dialog()
        ledger.find("12 días de atraso hasta hoy", role="label")

    def test_05_workshop_proposes(self):
        self.act.press(self.act.part("Plan"), "Taller")
        window = type(self).dialog = self.manager.dialog("Taller")
        for number, (area, texts) in enumerate(PROPOSALS.items()):
            if number > 0:
                self.act.pick(window, "Ámbito de la propuesta", area)
            self.act.reach(window, "Propuesta")
            for text in texts:
                self.manager.program.type(text)
                self.manager.program.key("Return")
        rows = self.manager.wait_rows("proposal", 12)
        self.assertEqual({row["text"]: row["area"] for row in rows},
                         {text: str(area) for area, texts in enumerate(PROPOSALS.values(), 1) for text in texts})

    def test_06_each_votes(self):
        self.act.press(self.dialog, "2. Votar", "page tab")
        for number, texts in enumerate((WANTED[:3], WANTED[3:]), 1):
            for text in texts:
                self.act.press(self.dialog, f"Dar un punto: {text}")
            wait_until(lambda: sum(row["dots"] for row in self.manager.rows("vote")) == 3 * number, "the dots")
            if number == 1:
                self.act.press(self.dialog, "Siguiente persona")

    def test_07_six_actions_come_of_it(self):
        self.act.press(self.dialog, "3. Crear acciones", "page tab")
        self.act.press(self.dialog, "Elegir las primeras")
        self.act.press(self.dialog, "Crear 6 acciones")
        actions = self.manager.wait_rows("action", 6)
        self.assertEqual({row["title"] for row in actions}, set(WANTED))
        self.assertEqual({row["state"] for row in actions}, {"prioritised"})
        self.manager.program.key("ctrl+w")
        wait_until(lambda: not self.manager.dialogs(), "the workshop to close")

    def test_08_bar_is_drawn_and_moved(self):
        plan = self.manager.part("Plan")
        self.act.press(plan, "Gantt", "page tab")
        chart = type(self).chart = Chart(self.manager, plan)
        self.act.give_dates(chart, FAIR)
        wait_until(lambda: planned_in(self.manager, FAIR), "the dates to be saved")
        before = planned_in(self.manager, FAIR)
        self.act.move(chart, FAIR)
        wait_until(lambda: planned_in(self.manager, FAIR) != before, "the move to be saved")

    def test_09_photo_is_the_evidence(self):
        self.manager.program.key("Return")
        dialog = self.manager.dialog(FAIR)
        self.act.press(dialog, "Agregar archivos…")
        wait_until(lambda: self.desktop.ask("search", "--name", "Elegir los archivos").strip(), "the file chooser")
        self.manager.program.type(str(self.photo))
        self.manager.program.key("Return")
        asked = self.manager.dialog("Agregar archivos")
        self.act.press(asked, "Agregar")
        [row] = self.manager.wait_rows("document", 1)
        self.assertEqual((row["name"], row["record"], row["kind"]), (self.photo.name, self.find_action(FAIR), "photo"))
        dialog.find(self.photo.name, role="label")
        self.manager.close_dialog()

    def find_action(self, title):
        return next(row["id"] for row in self.manager.rows("action") if row["title"] == title)

    def test_10_plan_is_handed_to_the_region(self):
        plan = self.manager.part("Plan")
        self.act.press(plan, "Presentar a la región")
        self.act.press(plan, "Presentar hoy")
        self.manager.wait_value("plan", "state", "submitted")
        self.manager.wait_toast("El plan se presentó a la región")
        self.assertEqual(self.manager.stop(), "")

    def test_11_region_is_refused_the_passage(self):
        self.region.ctl("merge", str(self.manager.path))
        self.open(self.region)
        self.act.take(self.act.part("Resumen"), "Registrar una decisión", "Cambio de fase")
        dialog = self.region.dialog()
        self.act.pick(dialog, "Nueva fase", "Dinamización")
        self.act.pick(dialog, "Resultado", "Aprobada")
        self.wait_label(dialog, "el barrio no puede pasar a dinamización porque: 1) El Grupo Asociativo Local (GAL) no "
                                "está constituido; 2) El sueño del barrio no está escrito")
        self.region.close_dialog()
        self.assertEqual([row["phase"] for row in self.region.rows("decision")], ["activation"])
        self.assertEqual(self.region.stop(), "")

    def test_12_group_is_constituted(self):
        self.trace_all_but(FAIR)
        self.open(self.manager)
        self.wait_gate("faltan 6 cosas:")
        self.mend("El Grupo Asociativo Local (GAL) no está constituido")
        dialog = self.manager.dialog()
        self.act.pick(dialog, "Estado", "Constituido")
        self.manager.wait_value("associative-group", "state", "constituted")
        self.manager.close_dialog()
        self.wait_gate("faltan 5 cosas:")

    def trace_all_but(self, title):
        """On the command line: what is done once in the window is done so each time."""
        for row in self.manager.rows("action"):
            if row["title"] != title:
                self.manager.ctl("set", row["id"], f"answers={self.phrase}")

    def summary(self):
        return self.manager.part("Resumen")

    def wait_gate(self, words):
        wait_until(lambda: self.summary().find_all(f"No puede pasar a dinamización porque {words}", role="label"),
                   lambda: f"{words} in {self.manager.program.tree()}")

    def mend(self, words):
        """Opens where what WORDS say is mended."""
        self.act.open_row(self.summary().find("Lo que falta", role="list"), words)

    def test_13_dream_is_written(self):
        self.mend("El sueño del barrio no está escrito")
        dream = self.summary().find("Sueño del barrio", role="text")
        wait_until(lambda: dream.has_state("focused"), "the dream to have the focus")
        self.manager.program.type(PHRASE)
        self.manager.program.key("Tab")
        self.manager.wait_value("district", "dream", PHRASE)
        self.wait_gate("faltan 4 cosas:")

    def test_14_action_answers_the_dream(self):
        self.mend(f"«{FAIR}» no responde a ninguna frase del sueño ni a un problema del diagnóstico")
        self.act.choose(self.manager.dialog(FAIR), "Responde a", "puerto", PHRASE)
        self.manager.close_dialog()
        self.wait_gate("faltan 3 cosas:")

    def test_15_area_without_action_says_why(self):
        button = barrios.first_of(lambda: self.summary().find_all(role="push button"),
                                  lambda node: node.name.startswith("Explicar por qué: "), "the area to explain")
        self.act.press(self.summary(), button.name)
        self.act.write(self.manager.dialog(), "Motivo", "No corresponde a este barrio")
        self.manager.wait_rows("area-exemption", len(CLOSED_AREAS) + 1)
        self.manager.close_dialog()
        self.wait_gate("faltan 2 cosas:")

    def test_16_first_year_is_funded(self):
        self.mend(f"«{FAIR}» es del primer año y no tiene línea de financiamiento")
        self.act.choose(self.manager.dialog(), "Fuente de financiamiento", "barrios", SOURCE)
        self.manager.wait_rows("funding-line", 1)
        self.manager.close_dialog()
        self.wait_gate("falta 1 cosa:")
        self.wait_label(self.summary(), "El plan espera la decisión de la región")

    def test_17_regions_approval_is_merged_in(self):
        self.assertEqual(self.manager.stop(), "")
        self.region.ctl("merge", str(self.manager.path))
        for words in (("kind=plan-approval",), ("kind=phase-change", "phase=dynamization")):
            self.region.add("decision", f"district={self.district}", "outcome=approved", f"date={day(0)}", *words)
        self.manager.ctl("merge", str(self.region.path))
        self.manager.wait_value("plan", "state", "approved")
        self.manager.wait_value("district", "phase", "dynamization")

    def test_18_manager_sees_that_the_district_passed(self):
        self.open(self.manager)
        self.wait_label(self.summary(), f"El barrio pasó a dinamización el {written(0)}")
        self.summary().find("Cambio de fase: Dinamización", role="label")
        self.manager.page("Barrio").find("Dinamización", role="label")
        self.assertEqual(self.manager.stop(), "")
        for house in (self.manager, self.region):
            house.ctl("check")
