# SPDX-License-Identifier: GPL-3.0-or-later
"""A month of a manager's life by the keyboard alone: nothing is clicked and nothing is put into a field but by keys;
what has them is known by its accessible name."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
import month  # noqa: E402
from barrios import has_focus, wait_until  # noqa: E402

MOST_ROWS = 40


class Keyboard:
    """Walks to things by Tab and the arrows."""

    def __init__(self, house):
        self.house, self.program, self.reach = house, house.program, house.reach
        self.put_mouse_away()

    def put_mouse_away(self):
        """Where it rests, GTK takes what comes to lie under it for what is pointed at."""
        self.house.desktop.put_mouse_away()

    def open_district(self, name):
        self.program.key("ctrl+f")
        self.program.type(name)
        found = self.house.page("Buscar")
        found.find(name, role="label")
        self.house.reach(found.find("Lo que se encontró"), None)
        self.program.key("Return")
        self.house.page("Barrio").find(name, role="label")

    def part(self, name):
        self.program.key(f"alt+{barrios.PARTS.index(name) + 1}")
        tab = self.house.place("Historial", "page tab").parent().find(name, role="page tab")
        wait_until(lambda: tab.has_state("selected"), f"{name} to be shown")
        return self.house.part(name)

    def press(self, where, name, role="push button"):
        button = where.find(name, role)
        self.walk_to(button)
        wait_until(lambda: button.has_state("sensitive"), f"{name} to be pressed")
        self.program.key("space")

    def walk_to(self, node, key="Tab"):
        self.house.reach(node, None, key)

    def write(self, where, label, text):
        row = where.find(label, role="list item")
        self.walk_to(where.find(label, role="text"))
        self.program.key("ctrl+a")
        self.program.type(text)
        while has_focus(row):
            self.program.key("Tab")

    def pick(self, where, label, wanted):
        box = where.find(label, role="combo box")
        self.walk_to(box)
        self.program.key("space")
        self.go_down(box, wanted)

    def go_down(self, rows, wanted):
        """From row to row until the one with the keyboard says what is WANTED, and into it. Each key is waited for: those that
        come faster than rows are shown would pass it by."""
        def look(before=None):
            items = rows.find_all(role="list item")
            place = next((number for number, item in enumerate(items) if has_focus(item)), None)
            return None if place in (None, before) else (place, items[place])
        def tell():
            return f"{wanted} among the rows of\n{self.program.tree()}"
        place, item = wait_until(look, tell)
        while not item.find_all(wanted):
            self.program.key("Down")
            place, item = wait_until(lambda: look(place), tell)
        self.program.key("Return")

    def choose(self, where, label, words, wanted):
        """By a fast hand, which does not wait for what is found to be shown."""
        button = barrios.first_of(lambda: where.find_all(role="push button"), lambda node: node.name.startswith(f"{label}: "), label)
        self.walk_to(button)
        self.program.key("space")
        search = button.find("Buscar", role="entry")
        wait_until(lambda: has_focus(search), "the search to have the focus")
        self.program.type(words)
        self.program.key_again("Return")
        where.find(f"{label}: {wanted}", role="push button")

    def open_row(self, rows, words):
        wait_until(lambda: rows.find_all(words, role="label"), words)
        self.walk_to(rows)
        self.program.key("Home")
        self.go_down(rows, words)

    def take(self, where, button, item):
        self.walk_to(where.find(button, role="push button"))
        self.program.key("space")
        self.house.take_last_item(where, item)

    def go_to_bar(self, chart, title):
        self.walk_to(chart.node)
        self.program.key("Home")
        for _ in range(MOST_ROWS):
            if chart.name.startswith(f"{title}, "):
                return
            self.program.key("Down")
        raise AssertionError(f"there is no bar of {title}")

    def give_dates(self, chart, title):
        self.go_to_bar(chart, title)
        self.program.key("space")

    def move(self, chart, title):
        self.go_to_bar(chart, title)
        self.program.key("Right")


class KeyboardMonth(month.Walk):
    hand = Keyboard


if __name__ == "__main__":
    barrios.tap.main("gui/keyboard-month", KeyboardMonth)
