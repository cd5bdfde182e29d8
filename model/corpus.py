"""Labelled and unlabelled text as the program itself cuts it, read through `baithak-features`."""

import hashlib
import json
import lzma
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

TYPES = [
    "PERSON", "LOCATION", "ORGANIZATION", "TIMEX", "NUMEX", "LANGUAGE", "RELIGION", "GAME", "FESTIVAL", "LITERATURE",
    "MISC",
]
TAGS = ["O"] + [prefix + "-" + name for name in TYPES for prefix in "BI"]
PIECES = 16
SIGNS = range(1, 14)  # shapes of signs, see src/tagger/features.rs

# What the other corpora call their types; each has a head of its own, so that guidelines do not mix.
IL_NER = {"NEP": "PERSON", "NEL": "LOCATION", "NEO": "ORGANIZATION", "NETI": "TIMEX", "NEN": "NUMEX", "NEAR": "LITERATURE"}
MULTICONER = {
    **dict.fromkeys(["Artist", "Politician", "OtherPER", "Athlete", "Scientist", "Cleric", "SportsManager", "PER"], "PERSON"),
    **dict.fromkeys(["HumanSettlement", "Facility", "Station", "OtherLOC", "LOC"], "LOCATION"),
    **dict.fromkeys(
        ["ORG", "SportsGRP", "PublicCorp", "PublicCORP", "MusicalGRP", "PrivateCorp", "PrivateCORP", "AerospaceManufacturer",
         "CarManufacturer", "GRP", "CORP"], "ORGANIZATION"),
    **dict.fromkeys(["VisualWork", "MusicalWork", "WrittenWork", "ArtWork", "Software", "CW"], "LITERATURE"),
}
TEMPLATE = re.compile("गाँव है|गांव है")


@dataclass
class Sentence:
    """One sentence: numbers of word forms, shapes, class bits, tags, and the given token that each token is of."""

    forms: np.ndarray
    shapes: np.ndarray
    classes: np.ndarray
    tags: np.ndarray
    given: np.ndarray
    tokens: list  # (token, tag) as given; empty for unlabelled text
    soft: np.ndarray | None = None  # probabilities of the tags, where teachers gave them


class Forms:
    """Word forms and their numbers, with the hashes of their pieces."""

    def __init__(self):
        self.number = {}
        self.pieces = None

    def of(self, form):
        return self.number.setdefault(form, len(self.number))

    def hash_pieces(self, program):
        """Asks the program for the pieces of every form; hashes are kept whole, -1 is none."""
        answer = subprocess.run([program, "pieces"], input="\n".join(self.number) + "\n", text=True, capture_output=True, check=True)
        self.pieces = np.full((len(self.number), PIECES), -1, np.int64)
        for i, line in enumerate(answer.stdout.splitlines()):
            found = line.split()
            self.pieces[i, : len(found)] = found


def tag_types(tag, names):
    """A tag of another corpus as one of ours: prefix and type; corpora hold a few broken ones."""
    prefix, _, name = tag.partition("-")
    name = names.get(name, name) if names else name
    return (prefix or "I", name) if name in TYPES else ("O", "")


def read_conll(path, names=None):
    """Sentences of (token, tag); tags made whole BIO."""
    sentences, sentence, before = [], [], ""
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# id"):
            continue
        if not line.strip():
            if sentence:
                sentences.append(sentence)
            sentence, before = [], ""
            continue
        cells = line.split("\t") if "\t" in line else line.split()
        prefix, name = tag_types(cells[-1].strip(), names)
        if name:
            prefix = "I" if prefix == "I" and name == before else "B"
        sentence.append((cells[0], f"{prefix}-{name}" if name else "O"))
        before = name
    return sentences + ([sentence] if sentence else [])


def features(program, kind, path):
    """Sentences of (given, form, shape, classes) from the program."""
    run = subprocess.Popen([program, kind, str(path)], stdout=subprocess.PIPE, text=True, encoding="utf-8")
    sentence = []
    for line in run.stdout:
        if line == "\n":
            yield sentence
            sentence = []
        else:
            given, form, shape, classes = line.rstrip("\n").split("\t")
            sentence.append((int(given), form, int(shape), int(classes)))
    if run.wait():
        raise SystemExit(f"{program} {kind} {path} failed")


def labelled(program, forms, sentences, scratch):
    """The program's tokens of `sentences`, with the tags laid over them."""
    scratch = Path(scratch)
    with open(scratch, "w", encoding="utf-8") as out:
        for sentence in sentences:
            out.writelines(f"{token}\n" for token, _ in sentence)
            out.write("\n")
    found = []
    for tokens, rows in zip(sentences, features(program, "conll", scratch), strict=True):
        found.append(to_sentence(forms, rows, tokens, project(tokens, rows)))
    return found


def to_sentence(forms, rows, tokens, tags):
    return Sentence(
        forms=np.array([forms.of(form) for _, form, _, _ in rows], np.int32),
        shapes=np.array([shape for _, _, shape, _ in rows], np.int32),
        classes=np.array([classes for _, _, _, classes in rows], np.int64),
        tags=np.array([TAGS.index(tag) for tag in tags], np.int32),
        given=np.array([given for given, _, _, _ in rows], np.int32),
        tokens=tokens,
    )


def project(tokens, rows):
    """Tags of the program's tokens: signs glued to the edge of a name stay outside it."""
    tags = ["O"] * len(rows)
    at = 0
    while at < len(rows):
        given = rows[at][0]
        end = at
        while end < len(rows) and rows[end][0] == given:
            end += 1
        tag = tokens[given][1]
        if tag != "O":
            name = tag[2:]
            goes_on = given + 1 < len(tokens) and tokens[given + 1][1] == "I-" + name
            first, last = at, end
            words = [i for i in range(at, end) if rows[i][2] not in SIGNS]
            if words:
                first = words[0] if tag[0] == "B" else at
                last = end if goes_on else words[-1] + 1
            for i in range(first, last):
                tags[i] = ("B-" if tag[0] == "B" and i == first else "I-") + name
        at = end
    return tags


def unlabelled(program, forms, path, keep, scratch):
    """Sentences of the texts of a `.jsonl.xz` that `keep` lets through."""
    scratch = Path(scratch)
    with open(scratch, "wb") as out, lzma.open(path) as packed:
        out.writelines(packed)
    seen = set()
    for rows in features(program, "text", scratch):
        key = hash(tuple(form for _, form, _, _ in rows))
        if key not in seen and keep(rows):
            seen.add(key)
            yield to_sentence(forms, rows, [], ["O"] * len(rows))


def digest(sentence):
    return hashlib.sha256(" ".join(token for token, _ in sentence).encode()).hexdigest()


def split(sentences, held_out=2000, development=1000):
    """Held out, development and training sentences, by hash; equal sentences stay together."""
    order = sorted(sentences, key=digest)
    cuts = []
    for size in (held_out, held_out + development):
        while digest(order[size]) == digest(order[size - 1]):
            size += 1
        cuts.append(size)
    return order[: cuts[0]], order[cuts[0] : cuts[1]], order[cuts[1] :]


def write_conll(path, sentences):
    with open(path, "w", encoding="utf-8") as out:
        for sentence in sentences:
            out.writelines(f"{token}\t{tag}\n" for token, tag in sentence)
            out.write("\n")


def spans(tags):
    """(first, end, type) of BIO tags."""
    found, start, kind = set(), None, None
    for i, tag in enumerate([*tags, "O"]):
        prefix, _, name = tag.partition("-")
        if start is not None and (prefix != "I" or name != kind):
            found.add((start, i, kind))
            start = None
        if prefix == "B" or (prefix == "I" and start is None):
            start, kind = i, name
    return found


def given_tags(sentence, tags):
    """The program's tags laid back over the given tokens, as `baithak tag` does."""
    answer = ["O"] * len(sentence.tokens)
    for start, end, kind in sorted(spans([TAGS[tag] for tag in tags])):
        touched = [g for g in range(sentence.given[start], sentence.given[end - 1] + 1) if answer[g] == "O"]
        for n, given in enumerate(touched):
            answer[given] = ("B-" if n == 0 else "I-") + kind
    return answer


def score(sentences, predicted):
    """F1 of all types and of the core three, with and without the template, and of the core by type without it."""
    core = {"PERSON", "LOCATION", "ORGANIZATION"}
    counts = {}
    for sentence, tags in zip(sentences, predicted, strict=True):
        gold = spans([tag for _, tag in sentence.tokens])
        found = spans(given_tags(sentence, tags))
        plain = not TEMPLATE.search(" ".join(token for token, _ in sentence.tokens))
        for name, keep in (("all", None), ("core", core), *((kind, {kind}) for kind in core)):
            a = {s for s in gold if not keep or s[2] in keep}
            b = {s for s in found if not keep or s[2] in keep}
            for row in (name,) + ((name + " plain",) if plain else ()):
                hit, predictions, golds = counts.get(row, (0, 0, 0))
                counts[row] = (hit + len(a & b), predictions + len(b), golds + len(a))
    return {name: round(2 * hit / max(1, p + g), 4) for name, (hit, p, g) in sorted(counts.items())}


def name_lists(folder):
    """Given names, surnames and places with weights, for putting unseen names in the place of seen ones."""
    folder = Path(folder)

    def counted(path, columns):
        found = {}
        for line in open(folder / path, encoding="utf-8"):
            cells = line.rstrip("\n").split("\t")
            figures = [cells[c] for c in columns if c < len(cells) and cells[c].isdigit()]
            if figures and re.fullmatch("[\u0900-\u0963\u0970-\u097f]{2,}", cells[0]):
                found[cells[0]] = found.get(cells[0], 0) + sum(map(int, figures))
        return {name: count for name, count in found.items() if count >= 3}

    given = counted("up_panchayat_names_derived/given.tsv", (1, 2, 3))
    last = counted("up_panchayat_names_derived/last.tsv", (1,))
    places = {}
    for line in open(folder / "up_panchayat_names_derived/places.tsv", encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) > 1 and re.fullmatch("[\u0900-\u0963\u0970-\u097f]{3,}", cells[1]):
            places[cells[1]] = 1
    return given, last, places
