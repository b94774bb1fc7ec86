"""The dispatch of relief-1 as SimPy processes, one for each truck."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
import simpy
from simpy.events import NORMAL, URGENT, EventPriority

from workload import FAR, Instance, Ints, Row, Sample

RATIONS_A_TRUCK = 300
LOAD = 600_000
UNLOAD = 900_000
DOCK = 180_000
HORIZON = 86_400_000
TARGET = 28_800_000


class RankedEnvironment(simpy.Environment):
    """Lets events of the same time happen by their rank instead of by when they were scheduled."""

    def schedule(self, event: simpy.Event, priority: EventPriority = NORMAL, delay: float = 0) -> None:
        rank = event.rank if isinstance(event, TruckFree) else priority
        super().schedule(event, rank, delay)


class TruckFree(simpy.Timeout):
    """A truck becomes free; of two that do so at the same time, the lower number decides first."""

    def __init__(self, env: RankedEnvironment, delay: int, number: int) -> None:
        # After the ranks of SimPy, so that the start and end of processes come first. Set before scheduling.
        self.rank = EventPriority(max(URGENT, NORMAL) + 1 + number)
        super().__init__(env, delay)


@dataclass
class Villages:
    """What the trucks share."""

    remaining: list[int]
    served: list[bool]
    first: list[int]
    trips: int = 0

    def wants(self, village: int) -> bool:
        return self.remaining[village] > 0

    def waits(self, village: int) -> bool:
        return not self.served[village] and self.remaining[village] > 0


class Depot:
    """The stock of one depot and its villages, nearest first.

    A village that has been served or supplied in full never comes back, so each search goes on where the last ended.
    """

    def __init__(self, stock: int, distance: list[int], nearest: list[int]) -> None:
        self.stock = stock
        self.distance = distance
        self._nearest = nearest
        self._waiting = 0
        self._wanting = 0

    def choose(self, villages: Villages, reach: int) -> int | None:
        """The village to go to, at a distance of at most `reach`."""
        nearest, end = self._nearest, len(self._nearest)
        while self._waiting < end and not villages.waits(nearest[self._waiting]):
            self._waiting += 1
        if self._waiting < end and self.distance[nearest[self._waiting]] <= reach:
            return nearest[self._waiting]
        while self._wanting < end and not villages.wants(nearest[self._wanting]):
            self._wanting += 1
        if self._wanting < end and self.distance[nearest[self._wanting]] <= reach:
            return nearest[self._wanting]
        return None


def truck(
    env: RankedEnvironment, number: int, free_at: int, depot: Depot, villages: Villages
) -> Generator[simpy.Event, None, None]:
    """The life of one truck: trips until the stock or the time is used up."""
    yield TruckFree(env, free_at, number)
    while depot.stock > 0:
        # Delays are whole milliseconds, and so is the clock.
        now = int(env.now)
        village = depot.choose(villages, HORIZON - LOAD - now)
        if village is None:
            return
        way = depot.distance[village]
        deliver(villages, depot, village, now + LOAD + way)
        yield TruckFree(env, LOAD + way + UNLOAD + way, number)


def deliver(villages: Villages, depot: Depot, village: int, arrival: int) -> None:
    """Books one trip at the moment of the decision, so that no other truck counts on the same rations."""
    amount = min(RATIONS_A_TRUCK, villages.remaining[village], depot.stock)
    villages.remaining[village] -= amount
    depot.stock -= amount
    villages.served[village] = True
    villages.first[village] = min(villages.first[village], arrival)
    villages.trips += 1


def dispatch(instance: Instance, drawn: Sample, matrix: Ints) -> Row:
    """Runs the trucks of the usable depots over the horizon and sums up."""
    count = len(instance.demand)
    villages = Villages(list(instance.demand), [False] * count, [FAR] * count)
    env = RankedEnvironment()
    # A stable sort breaks ties of the distance by the number of the village.
    nearest = np.argsort(matrix, axis=1, kind="stable").tolist()
    number = 0
    for index, distance, order in zip(drawn.usable.tolist(), matrix.tolist(), nearest):
        depot = Depot(instance.stock[index], distance, order)
        mobilised = int(drawn.mobilisation[index])
        for place in range(instance.trucks[index]):
            env.process(truck(env, number, mobilised + place * DOCK, depot, villages))
            number += 1
    env.run()
    return sums(instance, villages)


def sums(instance: Instance, villages: Villages) -> Row:
    """The columns of the dispatch."""
    first = [time for time in villages.first if time < FAR]
    return {
        "trips": villages.trips,
        "delivered": sum(instance.demand) - sum(villages.remaining),
        "nF": len(first),
        "sumF": sum(first),
        "n8h": sum(time <= TARGET for time in first),
    }
