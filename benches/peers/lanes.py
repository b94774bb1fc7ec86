"""This project's own engine, as one more peer: `benches/relief1.rs`, started anew in every round.

It checks itself against the expected figures, then times whole replications in its own thread, so that neither its start
nor finding the contraction order is in the rate.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

MEDIAN_MS = re.compile(r"^lanes, whole replications +([0-9.]+)", re.MULTILINE)


def is_available() -> bool:
    return shutil.which("cargo") is not None


class Lanes:
    """The compiled race with its lanes only, on one set."""

    def __init__(self, root: Path, data: Path, name: str) -> None:
        command = ["cargo", "bench", "--quiet", "--bench", "relief1", "--no-run", "--message-format", "json"]
        built = subprocess.run(command, cwd=root, check=True, stdout=subprocess.PIPE, text=True).stdout
        targets = [json.loads(line) for line in built.splitlines()]
        programs = [target["executable"] for target in targets if target.get("target", {}).get("name") == "relief1"]
        # The data folder of the race is the one above.
        options = ["--set", name, "--only-lanes", "--rounds", "3", "--data", str(data.resolve().parent)]
        self._command = [programs[-1], *options]
        self._root = root

    def replication_ms(self) -> float:
        """The median of three rounds of eight replications."""
        done = subprocess.run(self._command, cwd=self._root, check=True, stdout=subprocess.PIPE, text=True)
        found = MEDIAN_MS.search(done.stdout)
        if found is None:
            raise ValueError(f"the race did not tell its median:\n{done.stdout}")
        return float(found.group(1))
