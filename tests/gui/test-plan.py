# SPDX-License-Identifier: GPL-3.0-or-later
"""A district on its way to dynamization: what is missing is mended from the summary, thing by thing; the plan is
handed to the region, which decides in a file of its own, is told why it cannot let the district pass, and then can."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

NAME = "Barrio Puerto"
CLOSED_AREAS = "12346"


class Plan(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manager = barrios.Barrios(cls.desktop)
        cls.region = barrios.Barrios(cls.desktop, cls.desktop.home / "region.db")
        cls.manager.ctl("init", "--level", "manager", "--name", "Rosa Soto", "--district", NAME, "--commune", "13101")
        cls.region.ctl("init", "--level", "region", "--name", "Beto Ríos", "--region", "13")
        [district] = cls.manager.rows("district")
        cls.district = district["id"]
        cls.region.ctl("merge", str(cls.manager.path))
        cls.region.add("decision", f"district={cls.district}", "kind=phase-change", "outcome=approved",
                       "phase=activation", "date=2026-01-31")
        cls.manager.ctl("merge", str(cls.region.path))
        group = cls.manager.add("associative-group", f"district={cls.district}", "state=forming")
        cls.manager.add("technical-panel", f"district={cls.district}", "state=constituted")
        cls.plan = cls.manager.add("plan", f"district={cls.district}", "horizon=2026-06-01/2028-05-31")
        cls.manager.add("dream-phrase", f"plan={cls.plan}", "text=Un puerto que se pasea")
        cls.manager.add("action", f"plan={cls.plan}", "title=Pintar las fachadas", "area=5", "state=proposed",
                        "planned=2026-07-01/2026-09-30")
        for area in CLOSED_AREAS[:-1]:
            cls.manager.add("area-exemption", f"plan={cls.plan}", f"area={area}", "reason=Se hizo antes")
        assert group
        cls.manager.start()

    def summary(self, house=None):
        return (house or self.manager).show_part("Resumen")

    def wait_gate(self, words, house=None):
        page = (house or self.manager).page("Barrio")
        wait_until(lambda: page.find_all(words), words)

    def scroll_back(self):
        """The keyboard takes the page back up to what is missing."""
        rows = self.summary().find("Lo que falta", role="list")
        for _ in range(barrios.REACH):
            if barrios.has_focus(rows):
                return
            self.manager.program.key("shift+Tab")
        self.fail(self.manager.program.tree())

    def reach(self, dialog, begin):
        """Tab scrolls the form to the button whose name begins so."""
        button = barrios.first_of(lambda: dialog.find_all(role="push button"), lambda node: node.name.startswith(begin), begin)
        for _ in range(barrios.REACH):
            if barrios.has_focus(button):
                return
            self.manager.program.key("shift+Tab")
        self.fail(self.manager.program.tree())

    def press_missing(self, words, house=None):
        rows = self.summary(house).find("Lo que falta", role="list")
        barrios.first_of(lambda: rows.find_all(role="label"), lambda node: node.name.startswith(words), words).press()

    def open_missing(self, words, house=None):
        """The dialog in which what WORDS say is mended."""
        self.press_missing(words, house)
        return (house or self.manager).dialog()

    def test_01_all_that_is_missing_is_told(self):
        self.manager.open_district(NAME)
        self.wait_gate("No puede pasar a dinamización porque faltan 6 cosas:")
        for words in ("El Grupo Asociativo Local (GAL) no está constituido", "El sueño del barrio no está escrito"):
            self.manager.page("Barrio").find(words, role="label")

    def test_01_its_text_is_copied_as_the_command_line_has_it(self):
        told = self.manager.ctl("gate", self.district, language="es")
        self.summary().find("Copiar este texto", role="push button").click()
        self.manager.wait_toast("Copiado")
        dream = self.summary().find("Sueño del barrio", role="text")
        dream.press()
        wait_until(lambda: dream.has_state("focused"), "the dream to have the focus")
        self.manager.program.key("ctrl+v")
        self.manager.program.key("Tab")
        self.manager.wait_value("district", "dream", told.strip())
        self.manager.program.key("ctrl+z")
        self.manager.wait_value("district", "dream", None)
        self.scroll_back()

    def test_02_usual_milestones_are_planned_in_one_gesture(self):
        self.summary().find("Planificar los hitos habituales", role="push button").click()
        found = self.manager.wait_rows("milestone", 12)
        planned = {row["kind"]: row["planned"] for row in found}
        self.assertEqual(planned["activation-launch"], "2026-02-28")
        self.assertEqual(planned["activation-close"], "2027-01-31")
        self.manager.wait_toast("Se planificaron los hitos habituales")
        self.manager.program.key("ctrl+z")
        self.manager.wait_rows("milestone", 0)
        self.manager.program.key("ctrl+shift+z")
        self.manager.wait_rows("milestone", 12)

    def test_03_milestone_is_reached(self):
        name = "Gestor o gestora de barrio en funciones"
        wait_until(lambda: self.summary().find_all(f"Alcanzado hoy: {name}"), "what can be done about it")
        self.summary().find(f"Alcanzado hoy: {name}", role="push button").click()
        wait_until(lambda: [row for row in self.manager.rows("milestone") if row["actual"]], "a day")
        [row] = [row for row in self.manager.rows("milestone") if row["actual"]]
        self.assertEqual(row["kind"], "activation-manager")

    def test_04_group_is_constituted(self):
        dialog = self.open_missing("El Grupo Asociativo Local (GAL) no está constituido")
        self.manager.pick(dialog, "Estado", "Constituido")
        self.manager.wait_value("associative-group", "state", "constituted")
        self.manager.close_dialog()
        self.wait_gate("No puede pasar a dinamización porque faltan 5 cosas:")

    def test_05_dream_is_written(self):
        self.press_missing("El sueño del barrio no está escrito")
        dream = self.summary().find("Sueño del barrio", role="text")
        wait_until(lambda: dream.has_state("focused"), "the dream to have the focus")
        self.manager.program.type("Un puerto que se pasea")
        self.manager.program.key("Tab")
        self.manager.wait_value("district", "dream", "Un puerto que se pasea")
        self.scroll_back()
        self.wait_gate("No puede pasar a dinamización porque faltan 4 cosas:")

    def test_06_action_is_traced(self):
        dialog = self.open_missing("«Pintar las fachadas» no responde a ninguna frase del sueño ni a un problema "
                                   "del diagnóstico")
        self.reach(dialog, "Responde a: ")
        self.manager.choose(dialog, "Responde a", "puerto", "Un puerto que se pasea")
        self.manager.close_dialog()
        self.wait_gate("No puede pasar a dinamización porque faltan 3 cosas:")

    def test_07_area_without_action_says_why(self):
        row = barrios.first_of(lambda: self.summary().find_all(role="push button"),
                               lambda node: node.name.startswith("Explicar por qué: "), "the area to explain")
        row.click()
        dialog = self.manager.dialog()
        self.manager.write(dialog, "Motivo", "No corresponde a este barrio")
        self.manager.wait_rows("area-exemption", len(CLOSED_AREAS))
        self.manager.close_dialog()
        self.wait_gate("No puede pasar a dinamización porque faltan 2 cosas:")

    def test_08_first_year_is_funded(self):
        dialog = self.open_missing("«Pintar las fachadas» es del primer año y no tiene línea de financiamiento")
        self.manager.choose(dialog, "Fuente de financiamiento", "fortalecimiento", "Programa de Fortalecimiento de Barrios Comerciales")
        self.manager.wait_rows("funding-line", 1)
        self.manager.close_dialog()
        self.wait_gate("No puede pasar a dinamización porque falta 1 cosa:")

    def test_09_plan_is_handed_to_the_region(self):
        self.press_missing("El plan no ha sido presentado a la región")
        plan = self.manager.show_part("Plan")
        wait_until(lambda: plan.find_all("No falta nada más."), "what the gate still lacks")
        plan.find("Presentar hoy", role="push button").click()
        self.manager.wait_value("plan", "state", "submitted")
        self.manager.wait_toast("El plan se presentó a la región")
        wait_until(lambda: plan.find_all("Presentado", role="label"), "the state of the plan")

    def test_10_what_moves_since_is_told(self):
        [action] = self.manager.rows("action")
        self.assertEqual(action["baseline"], {"from": "2026-07-01", "to": "2026-09-30"})
        self.assertEqual(self.manager.stop(), "")
        self.manager.ctl("set", action["id"], "planned=2026-07-01/2026-10-12")
        self.manager.start()
        self.manager.open_district(NAME)
        plan = self.manager.show_part("Plan")
        words = "aprobada para 01-07-2026 – 30-09-2026, ahora 01-07-2026 – 12-10-2026, +12 días"
        wait_until(lambda: plan.find_all(words, role="label"), words)

    def test_11_observed_and_submitted_again_on_the_same_day(self):
        self.assertEqual(self.manager.stop(), "")
        [plan] = self.manager.rows("plan")
        self.region.ctl("merge", str(self.manager.path))
        self.region.add("decision", f"district={self.district}", "kind=plan-approval", "outcome=observed",
                        f"date={plan['submitted-on']}")
        self.manager.ctl("merge", str(self.region.path))
        self.assertEqual(self.manager.rows("plan")[0]["state"], "observed")
        self.manager.start()
        self.manager.open_district(NAME)
        plan = self.manager.show_part("Plan")
        plan.find("Presentar a la región", role="push button").click()
        wait_until(lambda: plan.find_all("No falta nada más."), "what the gate still lacks")
        plan.find("Presentar hoy", role="push button").click()
        self.manager.wait_value("plan", "state", "submitted")

    def test_12_manager_decides_nothing(self):
        summary = self.summary()
        summary.find("Cambio de fase: Activación", role="label")
        self.assertFalse([node for node in summary.find_all("Registrar una decisión", role="push button")
                          if node.is_showing()])
        self.assertEqual(self.manager.stop(), "")

    def decide(self, kind):
        summary = self.summary(self.region)
        button = summary.find("Registrar una decisión", role="push button")
        button.click()
        wait_until(lambda: self.region.page("Barrio").find_all(kind, role="menu item"), kind)
        self.region.page("Barrio").find(kind, role="menu item").click()
        return self.region.dialog()

    def test_13_region_is_told_why_it_cannot_let_it_pass(self):
        self.region.ctl("merge", str(self.manager.path))
        self.region.start()
        self.region.open_district(NAME)
        dialog = self.decide("Cambio de fase")
        self.region.pick(dialog, "Nueva fase", "Dinamización")
        self.region.pick(dialog, "Resultado", "Aprobada")
        wait_until(lambda: [node for node in dialog.find_all(role="label")
                            if "no puede pasar a dinamización porque: 1) El plan espera" in node.name],
                   "the reason under the field")
        self.region.close_dialog()
        self.assertEqual(len(self.region.rows("decision")), 2)

    def test_14_region_approves_the_plan(self):
        dialog = self.open_missing("El plan espera la decisión de la región", self.region)
        self.region.pick(dialog, "Resultado", "Aprobada")
        self.region.wait_value("plan", "state", "approved")
        self.region.close_dialog()
        self.wait_gate("No falta nada: la región puede decidir el paso a dinamización.", self.region)

    def test_15_district_passes(self):
        dialog = self.decide("Cambio de fase")
        self.region.pick(dialog, "Nueva fase", "Dinamización")
        self.region.pick(dialog, "Resultado", "Aprobada")
        self.region.wait_value("district", "phase", "dynamization")
        self.region.close_dialog()
        page = self.region.page("Barrio")
        wait_until(lambda: [node for node in page.find_all(role="label")
                            if node.name.startswith("El barrio pasó a dinamización el ")], "the day")
        self.assertEqual(self.region.stop(), "")
        self.region.ctl("check")


if __name__ == "__main__":
    barrios.tap.main("gui/plan", Plan)
