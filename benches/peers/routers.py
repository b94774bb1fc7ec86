"""The distance matrix of one replication, computed by the libraries of peers.

Each router takes the travel time of every edge (`FAR` where closed) and the source nodes, and returns the distances
from the sources to all villages. What does not depend on the replication is built once, in the constructor.
"""

from __future__ import annotations

import math
from typing import Protocol

import networkx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from workload import FAR, Instance, Ints


class Router(Protocol):
    """Something that computes the distance matrix."""

    def matrix(self, edge_ms: Ints, sources: Ints) -> Ints:
        """Distances in ms, one row a source and one column a village; `FAR` where there is no way."""


class Arcs:
    """The directed arcs of an instance, sorted by tail and head, one for each pair of nodes.

    None of the libraries takes the cheapest of parallel edges by itself (SciPy would even add them up), and which one
    is cheapest changes from replication to replication, so all of them share this step, which is timed with them.
    """

    def __init__(self, instance: Instance) -> None:
        both = np.flatnonzero(~instance.oneway)
        tails = np.concatenate([instance.edge_from, instance.edge_to[both]])
        heads = np.concatenate([instance.edge_to, instance.edge_from[both]])
        edges = np.concatenate([np.arange(len(instance.edge_from)), both])
        pair = tails * instance.nodes + heads
        order = np.argsort(pair, kind="stable")
        self._edge = edges[order]
        self._starts = np.flatnonzero(np.diff(pair[order], prepend=-1))
        self.tails = tails[order][self._starts]
        self.heads = heads[order][self._starts]

    def travel(self, edge_ms: Ints) -> Ints:
        """The travel time of each arc, by its cheapest open edge; `FAR` where all of them are closed."""
        return np.minimum.reduceat(edge_ms[self._edge], self._starts)


class SciPyRouter:
    """`scipy.sparse.csgraph.dijkstra` from all sources in one call."""

    def __init__(self, instance: Instance) -> None:
        self._arcs = Arcs(instance)
        self._villages = instance.village_node
        self._shape = (instance.nodes, instance.nodes)
        self._row_starts = np.searchsorted(self._arcs.tails, np.arange(instance.nodes + 1))
        self._heads = self._arcs.heads.astype(np.int32)

    def matrix(self, edge_ms: Ints, sources: Ints) -> Ints:
        if len(sources) == 0:
            return np.empty((0, len(self._villages)), dtype=np.int64)
        distances: NDArray[np.float64]
        distances = dijkstra(self._graph(edge_ms), directed=True, indices=sources)[:, self._villages]
        distances[np.isinf(distances)] = FAR
        # Sums of whole milliseconds stay far below 2^53, and `FAR` is a power of two, so the doubles are exact.
        return distances.astype(np.int64)

    def _graph(self, edge_ms: Ints) -> csr_array:
        """The open arcs as compressed rows; closed ones are left out, since an infinite weight would be searched."""
        travel = self._arcs.travel(edge_ms)
        is_open = travel < FAR
        open_before = np.concatenate([[0], np.cumsum(is_open)])
        row_starts = open_before[self._row_starts].astype(np.int32)
        weights = travel[is_open].astype(np.float64)
        return csr_array((weights, self._heads[is_open], row_starts), shape=self._shape)


class NetworkXRouter:
    """`networkx.single_source_dijkstra_path_length` for each source.

    The graph is built once and the weights are set in place, which is cheaper than building it anew; NetworkX leaves
    out an edge whose weight is `None`. The variant that also returns the paths would be slower.
    """

    def __init__(self, instance: Instance) -> None:
        self._arcs = Arcs(instance)
        self._villages: list[int] = instance.village_node.tolist()
        self._graph = networkx.DiGraph()
        self._graph.add_nodes_from(range(instance.nodes))
        pairs = list(zip(self._arcs.tails.tolist(), self._arcs.heads.tolist()))
        self._graph.add_edges_from(pairs)
        self._attributes = [self._graph.edges[pair] for pair in pairs]

    def matrix(self, edge_ms: Ints, sources: Ints) -> Ints:
        for attributes, travel in zip(self._attributes, self._arcs.travel(edge_ms).tolist()):
            attributes["weight"] = travel if travel < FAR else None
        rows = [self._row(source) for source in sources.tolist()]
        return np.array(rows, dtype=np.int64).reshape(-1, len(self._villages))

    def _row(self, source: int) -> list[int]:
        distance = networkx.single_source_dijkstra_path_length(self._graph, source)
        return [distance.get(village, FAR) for village in self._villages]


class RustworkxRouter:
    """`rustworkx.dijkstra_shortest_path_lengths` for each source.

    The open arcs are put into the graph anew for each replication.
    """

    def __init__(self, instance: Instance) -> None:
        # Imported here, because this package is optional.
        import rustworkx

        self._search = rustworkx.dijkstra_shortest_path_lengths
        self._arcs = Arcs(instance)
        self._villages: list[int] = instance.village_node.tolist()
        self._graph = rustworkx.PyDiGraph()
        self._graph.add_nodes_from(range(instance.nodes))

    def matrix(self, edge_ms: Ints, sources: Ints) -> Ints:
        travel = self._arcs.travel(edge_ms)
        is_open = travel < FAR
        tails, heads = self._arcs.tails[is_open].tolist(), self._arcs.heads[is_open].tolist()
        weights = travel[is_open].astype(np.float64).tolist()
        self._graph.clear_edges()
        self._graph.extend_from_weighted_edge_list(list(zip(tails, heads, weights)))
        rows = [self._row(source) for source in sources.tolist()]
        return np.array(rows, dtype=np.int64).reshape(-1, len(self._villages))

    def _row(self, source: int) -> list[int]:
        # The built-in `float` is the cheapest callable that hands back the weight.
        distance = dict(self._search(self._graph, source, float))
        # The answer leaves the source itself out.
        distance[source] = 0.0
        found = (distance.get(village, math.inf) for village in self._villages)
        return [FAR if math.isinf(length) else int(length) for length in found]
