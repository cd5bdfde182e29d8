"""Sentences as arrays of a few lengths, so that a batch is a list of row numbers."""

from dataclasses import dataclass

import jax.numpy as jnp
import numpy as np

from corpus import TAGS

LENGTHS = [16, 32, 64, 128]  # tokens; longer sentences are cut
TOKENS = 2048  # of a batch, padding counted
NAMES = [TAGS.index("B-PERSON"), TAGS.index("B-LOCATION")]


@dataclass
class Part:
    """Sentences that train one head. `mix`: how much of the wanted tags comes from teachers."""

    sentences: list
    head: int = 0
    weight: float = 1.0
    mix: float = 0.0


class Shelf:
    """The sentences of `parts` that have more than `shortest` and at most `length` tokens, the cut ones on the last shelf."""

    def __init__(self, parts, shortest, length, soft, tokens):
        self.length = length
        self.size = max(4, tokens // length)
        self.at = [
            (p, i)
            for p, part in enumerate(parts)
            for i, s in enumerate(part.sentences)
            if shortest < len(s.forms) <= length or length == LENGTHS[-1] < len(s.forms)
        ]
        count = len(self.at)
        names = ("forms", "shapes", "classes", "tags")
        self.rows = {name: np.zeros((count, length), np.int32) for name in names}
        self.rows |= {"length": np.zeros(count, np.int32), "head": np.zeros(count, np.int32)}
        self.rows |= {"weight": np.zeros(count, np.float32), "mix": np.zeros(count, np.float32)}
        if soft:
            self.rows["soft"] = np.zeros((count, length, len(TAGS)), np.float16)
        self.part = np.array([p for p, _ in self.at], np.int32)
        for row, (p, i) in enumerate(self.at):
            part, s = parts[p], parts[p].sentences[i]
            n = min(len(s.forms), length)
            for name in names:
                self.rows[name][row, :n] = getattr(s, name)[:n]
            self.rows["length"][row], self.rows["head"][row], self.rows["weight"][row] = n, part.head, part.weight
            if soft and s.soft is not None:
                self.rows["mix"][row] = part.mix
                self.rows["soft"][row, :n] = s.soft[:n]

    def batches(self, rng=None):
        """Row numbers of batches, each of one part; -1 where a batch is not full."""
        found = []
        for p in range(self.part.max(initial=-1) + 1):
            members = np.flatnonzero(self.part == p)
            if rng is not None:
                members = rng.permutation(members)
            members = np.concatenate([members, np.full(-len(members) % self.size, -1)])
            found += list(members.reshape(-1, self.size).astype(np.int32))
        return found


def shelve(parts, soft=False, tokens=TOKENS):
    shelves = [Shelf(parts, a, b, soft, tokens) for a, b in zip([0] + LENGTHS[:-1], LENGTHS)]
    return [shelf for shelf in shelves if shelf.at]


def pick(rows, members):
    """The rows of a batch; members of -1 are rows without a token."""
    row = {name: found[members] for name, found in rows.items()}
    row["length"] = np.where(members < 0, 0, row["length"])
    return row


def batch_of(row, fixed):
    """What network.emissions and network.loss take, of the rows of a batch."""
    forms = row["forms"]
    mask = jnp.arange(forms.shape[1]) < row["length"][:, None]
    wanted = (row["tags"][..., None] == jnp.arange(len(TAGS))).astype(jnp.float32)
    if "soft" in row:
        mix = row["mix"][:, None, None]
        wanted = (1 - mix) * wanted + mix * row["soft"].astype(jnp.float32)
    return {
        "word": fixed["row"][forms], "pieces": fixed["pieces"][forms], "shapes": row["shapes"], "classes": row["classes"],
        "tags": row["tags"], "wanted": wanted, "mask": mask.astype(jnp.float32), "head": row["head"][0],
        "weight": row["weight"],
    }


class Swap:
    """Puts names that were never seen in the place of seen ones, so that letters and context must do."""

    def __init__(self, lengths, names):
        self.lists = [(np.array(list(found)), np.array(list(found.values()), float) ** 0.5) for found in names]
        self.lists = [(forms, weights / weights.sum()) for forms, weights in self.lists]
        self.lengths = np.minimum(lengths, 8).astype(np.int32)

    def __call__(self, shelf, share, rng):
        """The shelf's rows, about `share` of the names of head 0 changed."""
        rows = dict(shelf.rows)
        tags = rows["tags"]
        chosen = np.isin(tags, NAMES) & (rows["head"] == 0)[:, None] & (rng.random(tags.shape) < share)
        forms, shapes, classes = (rows[name].copy() for name in ("forms", "shapes", "classes"))
        drawn = [iter(rng.choice(forms_, 4 * chosen.sum() + 1, p=weights)) for forms_, weights in self.lists]
        for row, start in np.argwhere(chosen):
            person = tags[row, start] == NAMES[0]
            end = start + 1
            while end < rows["length"][row] and tags[row, end] == tags[row, start] + 1:
                end += 1
            # Words of Devanagari letters alone; the many one-word villages are left as they are.
            if (shapes[row, start:end] < 24).any() or (not person and (end - start > 1 or classes[row, start] & 1)) or end - start > 4:
                continue
            for i in range(start, end):
                form = next(drawn[2 if not person else 1 if i > start and i == end - 1 else 0])
                forms[row, i] = form
                shapes[row, i] = 23 + self.lengths[form]
                classes[row, i] = 0
        return rows | {"forms": forms, "shapes": shapes, "classes": classes}
