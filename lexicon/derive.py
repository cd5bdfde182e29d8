#!/usr/bin/env python3
"""Derives lexicon/words.tsv and lexicon/learned.tsv from labelled and unlabelled text.

    python3 lexicon/derive.py DATA

DATA holds ner/hiner/train.conll, text/{dd,wiki}.jsonl.xz and lexicon/indicate_names/candidate_name_tokens.tsv.
Needs numpy and scikit-learn. What is written are counts and weights, no running text; lexicon/README.md tells the
licences. Deterministic: the same data give the same files.

words.tsv    how much a word speaks for a person, a place or an organisation: log-odds times ten, from its labels in
             HiNER and, for words rare there, from the company it keeps in unlabelled news (its left and right
             neighbours, its affixes, how often election candidates bear it).
learned.tsv  names of places and organisations of one or more words that HiNER labels as such, often and nearly always.
"""
import collections, json, lzma, math, pathlib, re, sys, unicodedata

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

HERE = pathlib.Path(__file__).resolve().parent
LABELS = ["O", "PERSON", "LOCATION", "ORGANIZATION"]
WORD = re.compile(r"[\u0900-\u0963\u0970-\u097F\u200c\u200dA-Za-z]+|[0-9\u0966-\u096F]+|[^\s]")
TEMPLATE = re.compile(r"(गाँव|गांव) (है|हैं)|जनपद|तहसील|ब्लॉक|मण्डल|तहसील|जिले का एक गाँव")


def fold(word):
    word = unicodedata.normalize("NFD", word)
    word = word.replace("\u093c", "").replace("\u200c", "").replace("\u200d", "").replace("\u0901", "\u0902")
    return unicodedata.normalize("NFC", word).lower()


def tokens(text):
    return [fold(w) for w in WORD.findall(unicodedata.normalize("NFC", text))]


def conll(path):
    sentence = []
    for line in open(path, encoding="utf-8"):
        cells = line.split()
        if cells:
            sentence.append((cells[0], cells[-1]))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def main(data):
    labelled = collections.defaultdict(collections.Counter)
    spans = collections.defaultdict(collections.Counter)
    phrase_total = collections.Counter()
    neighbours = collections.defaultdict(collections.Counter)
    frequency = collections.Counter()

    def company(words):
        padded = ["<", *words, ">"]
        for i in range(1, len(padded) - 1):
            frequency[padded[i]] += 1
            neighbours[padded[i]]["L " + padded[i - 1]] += 1
            neighbours[padded[i]]["R " + padded[i + 1]] += 1

    kept = []
    for sentence in conll(data / "ner/hiner/train.conll"):
        line = " ".join(w for w, _ in sentence)
        if TEMPLATE.search(line) and len(sentence) < 25:
            continue
        words, tags = [], []
        for word, tag in sentence:
            for piece in tokens(word):
                words.append(piece)
                inside = re.match(r"[\u0900-\u097Fa-z0-9]", piece)
                tags.append(tag if inside and tag[2:] in LABELS else "O")
        kept.append((words, tags))
        company(words)
        for word, tag in zip(words, tags):
            labelled[word][tag[2:] or "O"] += 1
        i = 0
        while i < len(words):
            kind = tags[i][2:]
            j = i + 1
            if kind:
                while j < len(words) and tags[j] == "I-" + kind:
                    j += 1
                spans[" ".join(words[i:j])][kind] += 1
            i = j
    for source in ("dd", "wiki"):
        with lzma.open(data / f"text/{source}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                for part in re.split(r"[।\n]", json.loads(line)["text"]):
                    company(tokens(part))
    candidates = collections.Counter()
    for line in open(data / "lexicon/indicate_names/candidate_name_tokens.tsv", encoding="utf-8"):
        cells = line.split("\t")
        if len(cells) == 2 and cells[1].strip().isdigit():
            candidates[fold(cells[0])] += int(cells[1])

    vocabulary = sorted(w for w in {*frequency, *candidates} if re.fullmatch(r"[\u0900-\u097F]{2,}|[a-z]{2,}|[\u0900-\u097F]", w) and (frequency[w] >= 5 or labelled[w] or candidates[w] >= 1))
    common = collections.Counter()
    for word in vocabulary:
        for n in neighbours[word]:
            common[n] += 1
    features = {n: i for i, (n, _) in enumerate(common.most_common(1500))}
    affixes = collections.Counter(a for w in vocabulary for a in affixes_of(w))
    for a, count in affixes.items():
        if count >= 20:
            features.setdefault(a, len(features))
    extra = len(features)
    rows, cols, vals = [], [], []
    for r, word in enumerate(vocabulary):
        total = sum(neighbours[word].values()) / 2 or 1
        # Few sightings tell little: shrink the profile of a rare word.
        trust = total / (total + 5)
        for n, count in neighbours[word].items():
            if n in features:
                rows.append(r), cols.append(features[n]), vals.append(trust * math.sqrt(count / total))
        for a in affixes_of(word):
            if a in features:
                rows.append(r), cols.append(features[a]), vals.append(0.3)
        rows.append(r), cols.append(extra), vals.append(min(math.log1p(candidates[word]), 4) / 2)
        rows.append(r), cols.append(extra + 1), vals.append(math.log1p(frequency[word]) / 8)
    matrix = csr_matrix((vals, (rows, cols)), shape=(len(vocabulary), extra + 2))
    train, target, weight = [], [], []
    for r, word in enumerate(vocabulary):
        total = sum(labelled[word].values())
        for label, count in labelled[word].items():
            train.append(r), target.append(LABELS.index(label)), weight.append(count / math.sqrt(total))
    model = LogisticRegression(C=8.0, max_iter=400)
    model.fit(matrix[train], target, sample_weight=weight)
    guess = model.predict_proba(matrix)

    # What a word in no row is, as far as its ending tells.
    endings = collections.defaultdict(lambda: np.zeros(4))
    for word, labels in labelled.items():
        if frequency[word] < 40 and re.fullmatch(r"[\u0900-\u097F]{2,}", word):
            # Seen once or twice in the labelled part: such words stand for those never seen.
            if sum(labels.values()) <= 2:
                counts = np.array([labels[x] for x in LABELS], dtype=float)
                for n in (1, 2, 3):
                    if len(word) > n:
                        endings[word[-n:]] += counts
                endings[""] += counts
    whole = endings[""] / endings[""].sum()
    told = {}
    for ending in sorted(endings, key=lambda e: (len(e), e)):
        counts = endings[ending]
        if counts.sum() >= 15 or not ending:
            share = (counts + 10 * whole) / (counts.sum() + 10)
            told[ending] = [tenths(share[k]) for k in (1, 2, 3)]
    with open(HERE / "endings.tsv", "w", encoding="utf-8") as out:
        out.write("# Derived by derive.py; see README.md. Log-odds times ten of an unknown word by its ending; the longest ending counts.\n")
        out.write("ending\tperson\tplace\torganisation\n")
        for ending, odds in told.items():
            out.write("\t".join([ending or "*", *map(str, odds)]) + "\n")

    def by_ending(word):
        return told[next(word[at:] for at in range(max(len(word) - 3, 0), len(word) + 1) if word[at:] in told)]

    lines = []
    for r, word in enumerate(vocabulary):
        counts = np.array([labelled[word][x] for x in LABELS], dtype=float)
        share = (counts + 6 * guess[r]) / (counts.sum() + 6)
        odds = [tenths(share[k]) for k in (1, 2, 3)]
        # What speaks for a name, and the frequent words that their ending would wrongly take for one.
        name = max(odds) >= 0 and (frequency[word] >= 2 or labelled[word] or candidates[word] >= 2)
        if name or max(odds) <= -25 and frequency[word] >= 40 and max(by_ending(word)) - max(odds) >= 25:
            lines.append((word, odds))
    with open(HERE / "words.tsv", "w", encoding="utf-8") as out:
        out.write("# Derived by derive.py; see README.md. Log-odds times ten that the word stands inside a name of each type.\n")
        out.write("word\tperson\tplace\torganisation\n")
        for word, odds in lines:
            out.write("\t".join([word, *map(str, odds)]) + "\n")
    for words, _ in kept:
        for n in range(1, 7):
            for i in range(len(words) - n + 1):
                key = " ".join(words[i : i + n])
                if key in spans:
                    phrase_total[key] += 1
    with open(HERE / "learned.tsv", "w", encoding="utf-8") as out:
        out.write("# Derived by derive.py; see README.md. Names that HiNER labels at least three times, four times in five alike.\n")
        out.write("name\ttype\n")
        kinds = {"LOCATION": "place", "ORGANIZATION": "organisation"}
        for name in sorted(spans):
            kind, count = spans[name].most_common(1)[0]
            if kind in kinds and count >= 3 and count >= 0.8 * phrase_total[name] and len(name) > 2:
                out.write(f"{name}\t{kinds[kind]}\n")
    print(f"words.tsv: {len(lines)} words")


def tenths(share):
    """Log-odds times ten in steps of five, between -40 and 40: finer figures would only be noise."""
    odds = 10 * math.log(max(share, 1e-3) / max(1 - share, 1e-3))
    return int(max(-40, min(40, 5 * round(odds / 5))))


def affixes_of(word):
    return [f"P {word[:n]}" for n in (2, 3)] + [f"S {word[-n:]}" for n in (1, 2, 3)]


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
