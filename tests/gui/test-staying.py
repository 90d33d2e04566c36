# SPDX-License-Identifier: GPL-3.0-or-later
"""What stays where it is: a long list that grows when it is asked, what was loaded of the history, and a value
that is being entered for a conflict while another one is settled."""
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

N_MEMBERS = 60
FIRST_ROWS = 30
PAGE = 50


def count_rows(node):
    return len(node.find_all(role="list item"))


def find_number(node, pattern, role):
    """The sum of what the names of this pattern tell."""
    found = (re.fullmatch(pattern, one.name) for one in node.find_all(role=role))
    return sum(int(one[1]) for one in found if one)


class Staying(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.other = barrios.Barrios(cls.desktop, cls.desktop.home / "data" / "other.db")
        ids = cls.house.found("Barrio Uno")
        second = cls.house.add("district", "name=Barrio Dos", "commune=13101")
        for number in range(N_MEMBERS):
            cls.house.add("group-member", f"group={ids['associative-group']}", "role=director",
                          f"name=Socia {number:02}")
        cls.other.ctl("init", "--level", "council", "--name", "Beto Díaz")
        cls.other.ctl("merge", str(cls.house.path))
        for district, name in ((ids["district"], "Uno"), (second, "Dos")):
            cls.house.ctl("set", district, f"name={name} según Ana")
            cls.other.ctl("set", district, f"name={name} según Beto")
        cls.house.ctl("merge", str(cls.other.path))
        cls.program = cls.house.start()

    def test_1_a_long_list_grows_when_it_is_asked(self):
        self.house.open_district("Uno según Beto")
        members = self.house.show_part("Gobernanza").find("Integrantes", role="list")
        wait_until(lambda: count_rows(members) == FIRST_ROWS, "the first members")
        group = members.parent().parent().parent()
        search = group.find("Buscar en esta lista")
        search.set_text(f"socia {N_MEMBERS - 1}")
        wait_until(lambda: count_rows(members) == 1, "the last member to be found among all")
        search.set_text("socia")
        group.find(f"Mostrar {N_MEMBERS - FIRST_ROWS} más de {N_MEMBERS}", role="push button")
        search.set_text("")
        more = group.find(f"Mostrar {N_MEMBERS + 1 - FIRST_ROWS} más de {N_MEMBERS + 1}", role="push button")
        self.assertEqual(count_rows(members), FIRST_ROWS)
        more.click()
        wait_until(lambda: count_rows(members) == N_MEMBERS + 1, "all members")
        wait_until(lambda: not more.has_state("showing"), "the button to go")

    def test_2_what_was_loaded_of_the_history_stays(self):
        history = self.house.show_part("Historial")
        changes = history.find("Cambios", role="list")
        wait_until(lambda: count_rows(changes) == PAGE, "the first page")
        total = wait_until(lambda: find_number(history, r"(\d+) cambios", "label"), "how many there are")
        more = find_number(history, r"Y (\d+) cambios? más", "label")
        history.find(f"Mostrar más (quedan {total - PAGE - more} cambios)", role="push button").click()
        wait_until(lambda: count_rows(changes) > PAGE, "the next page")
        loaded = count_rows(changes)
        changes.find("Deshacer este cambio: Integrante del GAL · Socia 59").click()
        self.house.wait_rows("group-member", N_MEMBERS)
        wait_until(lambda: count_rows(changes) > PAGE, "what was loaded")
        self.assertGreaterEqual(count_rows(changes), loaded)

    def test_3_a_value_that_is_being_entered_stays(self):
        page = self.house.go("Conflictos")
        wait_until(lambda: len(page.find_all("Otro valor")) == 2, "two conflicts")
        wait_until(lambda: page.find_all("Nombre", role="text")[1:], "the district's name")[0].set_text("Barrio a medio escr")
        page.find("Usar «Uno según Ana»").click()
        wait_until(lambda: len(page.find_all("Otro valor")) == 1, "one conflict")
        self.assertEqual([field.text for field in page.find_all("Nombre", role="text")], ["Barrio a medio escr"])

    def test_4_nothing_was_printed(self):
        self.assertEqual(self.house.stop(), "")


if __name__ == "__main__":
    barrios.tap.main("gui/staying", Staying)
