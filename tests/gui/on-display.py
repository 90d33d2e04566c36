# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program that needs no hands in a desktop of its own: on-display.py PROGRAM [ARGUMENT…]"""
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import driver  # noqa: E402

with driver.Desktop() as desktop:
    code = subprocess.run(sys.argv[1:], env={**desktop.environment, "G_DEBUG": "fatal-warnings"}, check=False).returncode
sys.exit(code)
