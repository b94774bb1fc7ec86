"""The workload relief-1 itself: its input files, its hash sampling, and the sums it is checked by.

Everything is an integer. `FAR` stands for "cannot be reached" or "closed"; adding a delay to it does not overflow.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Words = NDArray[np.uint64]
Flags = NDArray[np.bool_]
Row = dict[str, int]

FAR = 1 << 60
CELLS = 1024
EVENTS = 64
TABLE = 4096
SEVERITIES = 4

MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15
DEPOT_SALT = 0xD1B54A32D192ED03
SEED = 20250601
FRAGILITY = np.array([64, 128, 256], dtype=np.uint64)

MATRIX_COLUMNS = ("usable", "nA", "sumA", "nD", "sumD")
ALL_COLUMNS = ("event", *MATRIX_COLUMNS, "trips", "delivered", "nF", "sumF", "n8h")


@dataclass(frozen=True)
class Instance:
    """One network with its depots, villages and hazard events, in the shape the samplers and routers want."""

    nodes: int
    edge_from: Ints
    edge_to: Ints
    oneway: Flags
    base_ms: Words
    fragility: Words
    edge_cell: Ints
    edge_stream: Words
    depot_node: Ints
    depot_cell: Ints
    depot_stream: Words
    trucks: list[int]
    stock: list[int]
    village_node: Ints
    demand: list[int]
    threshold: Words
    severity: Ints
    speed_q16: Words
    mobilisation_ms: Ints


@dataclass(frozen=True)
class Sample:
    """What one replication draws: the state of the roads and of the depots."""

    event: int
    edge_ms: Ints
    usable: Ints
    mobilisation: Ints

    @property
    def delays(self) -> Ints:
        """The mobilisation delays of the usable depots only."""
        return self.mobilisation[self.usable]


def read_table(path: Path, ids: int = 1) -> list[Ints]:
    """The columns of a CSV file, whose first `ids` columns must count up, because they serve as array positions."""
    table = np.loadtxt(path, delimiter=",", skiprows=1, dtype=np.int64, ndmin=2)
    columns = [np.ascontiguousarray(column) for column in table.T]
    inner = int(columns[1].max()) + 1 if ids == 2 else 1
    position = columns[0] * inner + columns[1] if ids == 2 else columns[0]
    if not np.array_equal(position, np.arange(len(position))):
        raise ValueError(f"{path}: the rows are not numbered from 0 without gaps")
    return columns


def stream(count: int, first: int) -> Words:
    """The offsets (first + i) * GAMMA, modulo 2^64."""
    return np.arange(first, first + count, dtype=np.uint64) * np.uint64(GAMMA)


def load(data: Path, name: str) -> Instance:
    """Reads one instance and the tables it shares with the others."""
    folder = data / name
    _, _, _, node_cell = read_table(folder / "nodes.csv")
    _, tail, head, oneway, base_ms, road_class, edge_cell = read_table(folder / "edges.csv")
    _, depot_node, trucks, stock = read_table(folder / "depots.csv")
    _, village_node, demand = read_table(folder / "villages.csv")
    _, _, threshold, severity = read_table(folder / "events.csv", ids=2)
    _, _, q16 = read_table(data / "qspeed.csv", ids=2)
    _, mobilisation_ms = read_table(data / "qmob.csv")
    if base_ms.min() < 1:
        # Sparse matrices of some peers cannot tell a weight of zero from a missing edge.
        raise ValueError(f"{folder}: a travel time below 1 ms")
    return Instance(
        nodes=len(node_cell), edge_from=tail, edge_to=head, oneway=oneway == 1,
        base_ms=base_ms.astype(np.uint64), fragility=FRAGILITY[road_class],
        edge_cell=edge_cell, edge_stream=stream(len(tail), 2),
        depot_node=depot_node, depot_cell=node_cell[depot_node], depot_stream=stream(len(depot_node), 1),
        trucks=trucks.tolist(), stock=stock.tolist(), village_node=village_node, demand=demand.tolist(),
        threshold=threshold.astype(np.uint64).reshape(EVENTS, CELLS), severity=severity.reshape(EVENTS, CELLS),
        speed_q16=q16.astype(np.uint64).reshape(SEVERITIES, TABLE), mobilisation_ms=mobilisation_ms,
    )


def read_expected(data: Path, name: str) -> list[Row]:
    """The published sums, one row a replication."""
    with (data / name / "expected.csv").open(newline="") as file:
        return [{key: int(value) for key, value in row.items()} for row in csv.DictReader(file)]


def mix_word(z: int) -> int:
    """The mixing function of the workload for one word."""
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def mix_words(z: Words) -> Words:
    """The mixing function for a vector; products of uint64 arrays wrap, as the definition wants."""
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def split(words: Words) -> tuple[Words, Words]:
    """The 16 bits that decide on closure, and the 12 bits that pick from a table."""
    return words >> np.uint64(48), (words >> np.uint64(36)) & np.uint64(TABLE - 1)


def sample(instance: Instance, replication: int) -> Sample:
    """Draws replication number `replication`."""
    key = mix_word((SEED + (replication + 1) * GAMMA) & MASK)
    event = mix_word((key + GAMMA) & MASK) >> 58
    threshold, severity = instance.threshold[event], instance.severity[event]

    level, pick = split(mix_words(instance.edge_stream + np.uint64(key)))
    limit = (threshold[instance.edge_cell] * instance.fragility) >> np.uint64(8)
    factor = instance.speed_q16[severity[instance.edge_cell], pick]
    travel = ((instance.base_ms * factor) >> np.uint64(16)).astype(np.int64)

    depot_level, depot_pick = split(mix_words(instance.depot_stream + np.uint64(key ^ DEPOT_SALT)))
    return Sample(
        event=event,
        edge_ms=np.where(level < limit, FAR, travel),
        usable=np.flatnonzero(depot_level >= threshold[instance.depot_cell]),
        mobilisation=instance.mobilisation_ms[depot_pick],
    )


def matrix_sums(drawn: Sample, matrix: Ints) -> Row:
    """Counts and sums of the access times and of the distance matrix (usable depots by villages)."""
    # The initial value serves the replication in which no depot is usable.
    access = (matrix + drawn.delays[:, None]).min(axis=0, initial=FAR)
    finite, reached = matrix[matrix < FAR], access[access < FAR]
    return {
        "usable": len(drawn.usable),
        "nA": len(reached), "sumA": int(reached.sum()),
        "nD": len(finite), "sumD": int(finite.sum()),
    }
