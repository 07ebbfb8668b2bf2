"""Where each node stands: computed once, here, so that the page need not move anything.

Forces between nodes (Fruchterman and Reingold 1991), then room for the labels, then the components side by side.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import igraph

_FEW = 1000  # above this many nodes in a component, forces work only between those that are near (a grid)
_ROUNDS = 600  # of the force model
_SPACING = 130.0  # between neighbours, in the page's units at a zoom of 1
_SEPARATION = (118.0, 66.0)  # room that each node keeps for its label, across and down
_ASPECT = 1.45  # of the whole picture: screens are wide
_SEED = 1983

Point = tuple[float, float]


def positions(nodes: int, links: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Return a place for each node; the same input gives the same places.

    Args:
        nodes: how many there are, numbered from 0.
        links: two nodes and how strongly they pull each other together, each pair once.

    Returns:
        x and y of each node, around 0.
    """
    graph = igraph.Graph(n=nodes, edges=[(a, b) for a, b, _ in links])
    graph.es["weight"] = [weight for *_, weight in links]
    placed: list[Point] = [(0.0, 0.0)] * nodes
    components = sorted(graph.connected_components(), key=lambda members: (-len(members), members))
    with _fixed_chance():
        blocks = [_component(graph.induced_subgraph(members)) for members in components if len(members) > 1]
    single = [members for members in components if len(members) == 1]
    if single:
        blocks.append(_rows(len(single), max((_extent(block)[0] for block in blocks), default=0)))
        components = [*components[: len(blocks) - 1], [member for members in single for member in members]]
    for members, block in zip(components, _packed(blocks), strict=True):
        for member, point in zip(members, block, strict=True):
            placed[member] = point
    return _centred(placed)


def _component(graph: igraph.Graph) -> list[Point]:
    size = graph.vcount()
    found = graph.layout_fruchterman_reingold(
        seed=_circle(size), weights="weight", niter=_ROUNDS if size <= _FEW else _ROUNDS // 4, grid=size > _FEW
    )
    points = _evened(_scaled(_widened([(x, y) for x, y in found.coords]), graph))
    return _spread(points) if size <= _FEW else _roomy(points)


def _circle(size: int) -> list[Point]:
    radius = math.sqrt(size)
    angles = [2 * math.pi * number / size for number in range(size)]
    return [(radius * math.cos(angle), radius * math.sin(angle)) for angle in angles]


def _scaled(points: list[Point], graph: igraph.Graph) -> list[Point]:
    """Make the median link as long as the spacing."""
    lengths = sorted(math.dist(points[a], points[b]) for a, b in graph.get_edgelist())
    factor = _SPACING / (lengths[len(lengths) // 2] or 1)
    return [(x * factor, y * factor) for x, y in points]


def _widened(points: list[Point]) -> list[Point]:
    """Turn the cloud so that its longer side lies across."""
    width, height = _extent(points)
    return [(y, -x) for x, y in points] if height > width else points


def _extent(points: list[Point]) -> Point:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(xs) - min(xs), max(ys) - min(ys)


def _roomy(points: list[Point]) -> list[Point]:
    """Scale a large cloud so that each node has, on average, the room of a node and no label."""
    width, height = _extent(points)
    factor = math.sqrt(len(points) * _SEPARATION[1] ** 2 / (width * height or 1))
    return [(x * factor, y * factor) for x, y in points]


def _evened(points: list[Point]) -> list[Point]:
    """Draw in what stands far out and loosen what is dense: halfway to an even share of the width and the height."""
    width, height = _extent(points)
    width, height = max(width, height * _ASPECT), max(height, width / _ASPECT)
    across, down = ([point[axis] for point in points] for axis in (0, 1))
    return list(zip(_evened_axis(across, width), _evened_axis(down, height), strict=True))


def _evened_axis(values: list[float], length: float) -> list[float]:
    order = sorted(range(len(values)), key=lambda number: (values[number], number))
    evened = [0.0] * len(values)
    least = min(values)
    for rank, number in enumerate(order):
        share = rank / max(len(values) - 1, 1) * length + least
        evened[number] = (values[number] + share) / 2
    return evened


def _spread(points: list[Point], rounds: int = 40) -> list[Point]:
    """Push apart nodes that stand in each other's room, along the axis where less is missing."""
    across, down = _SEPARATION
    for _ in range(rounds):
        moved = False
        cells: dict[tuple[int, int], list[int]] = {}
        for number, (x, y) in enumerate(points):
            cells.setdefault((math.floor(x / across), math.floor(y / down)), []).append(number)
        for one, other in _neighbours(cells):
            (x, y), (u, v) = points[one], points[other]
            dx, dy = u - x, v - y
            if abs(dx) >= across or abs(dy) >= down:
                continue
            moved = True
            if (across - abs(dx)) / across < (down - abs(dy)) / down:
                push = math.copysign((across - abs(dx)) / 2 + 0.5, dx or other - one)
                points[one], points[other] = (x - push, y), (u + push, v)
            else:
                push = math.copysign((down - abs(dy)) / 2 + 0.5, dy or other - one)
                points[one], points[other] = (x, y - push), (u, v + push)
        if not moved:
            break
    return points


def _neighbours(cells: dict[tuple[int, int], list[int]]) -> Iterator[tuple[int, int]]:
    """Give each pair of nodes in one cell or in two that touch, once."""
    for (column, row), members in cells.items():
        for index, one in enumerate(members):
            yield from ((one, other) for other in members[index + 1 :])
            for step in ((1, -1), (1, 0), (1, 1), (0, 1)):
                yield from ((one, other) for other in cells.get((column + step[0], row + step[1]), ()))


def _rows(count: int, width: float) -> list[Point]:
    """Set nodes without links in rows, as wide as the picture above them."""
    tight = 1.3 if count <= 100 else 0.5
    across, down = _SEPARATION[0] * tight, _SEPARATION[1] * 1.3 * tight
    columns = max(1, min(count, round(max(width / across, math.sqrt(count * _ASPECT * down / across)))))
    return [(number % columns * across, number // columns * down) for number in range(count)]


def _packed(blocks: list[list[Point]]) -> list[list[Point]]:
    """Set blocks side by side in shelves, the largest first."""
    boxes = [_extent(block) for block in blocks]
    gap = _SPACING * 0.9
    area = sum((width + gap) * (height + gap) for width, height in boxes)
    limit = max([math.sqrt(area * _ASPECT), *(width for width, _ in boxes)], default=0)
    left = top = shelf = 0.0
    packed = []
    for block, (width, height) in zip(blocks, boxes, strict=True):
        if left and left + width > limit:
            left, top, shelf = 0.0, top + shelf + gap, 0.0
        x0, y0 = min(x for x, _ in block), min(y for _, y in block)
        packed.append([(x - x0 + left, y - y0 + top) for x, y in block])
        left, shelf = left + width + gap, max(shelf, height)
    return packed


def _centred(points: list[Point]) -> list[tuple[int, int]]:
    """Move the middle to 0; whole numbers, so that rounding differs on no machine."""
    if not points:
        return []
    middle_x = (min(x for x, _ in points) + max(x for x, _ in points)) / 2
    middle_y = (min(y for _, y in points) + max(y for _, y in points)) / 2
    return [(round(x - middle_x), round(y - middle_y)) for x, y in points]


@contextmanager
def _fixed_chance() -> Iterator[None]:
    """Have igraph draw its random numbers from a fixed seed, and from Python's again afterwards."""
    igraph.set_random_number_generator(random.Random(_SEED))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)
