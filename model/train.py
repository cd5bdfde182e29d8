"""Trains the tagger: `train.py --data DATA --program baithak-features --work WORK`.

Stages, each kept in WORK and not run again: text as the program cuts it, word vectors, teachers, what the teachers say of
unlabelled text, the networks that might ship, the file of the best. See CARD.md.
"""

import argparse
import collections
import pickle
from functools import partial
from pathlib import Path

import brotli
import jax
import jax.numpy as jnp
import numpy as np

import corpus
import file
import network
from batches import TOKENS, Part, Swap, batch_of, pick, shelve
from corpus import TAGS
from learn import ask, likeliest, say, scores, train

TEACHERS = [
    network.Shape(width=96, vectors=64, own=32, pieces=48, buckets=1 << 15, dilations=(1, 1, 2, 2)),
    network.Shape(width=96, vectors=64, own=32, pieces=48, buckets=1 << 15, dilations=(1, 2), recurrent=64),
]
STUDENT = network.Shape(width=64, vectors=32, own=24, pieces=32, buckets=1 << 13, dilations=(1, 1, 2, 2))
NAME = "hi-news 2"
WORDS = 20_000  # that a student knows whole
KEPT = 10_000  # of them, the commonest, that it still knows in the last epochs and in the file
# How much is trained: (teachers of each shape, students, silver sentences, how often a student sees HiNER beside them, epochs).
SIZES = {"gpu": ((16, 8), 4, 300_000, 3, 4), "cpu": ((2, 1), 1, 48_000, 1, 9)}


def kept(path, make):
    """What `make` gives, kept in a file."""
    if path.exists():
        return pickle.loads(path.read_bytes())
    made = make()
    part = path.with_suffix(".part")
    part.write_bytes(pickle.dumps(made, protocol=5))
    part.rename(path)
    return made


# Stage 1: text


def read_text(data, program, work):
    forms = corpus.Forms()
    hiner = corpus.read_conll(data / "ner/hiner/train.conll")
    held_out, development, training = corpus.split(hiner)
    corpus.write_conll(work / "heldout.conll", held_out)
    corpus.write_conll(work / "development.conll", development)
    label = partial(corpus.labelled, program, forms, scratch=work / "scratch")
    multiconer = [data / f"ner/multiconer-hi/{name}.conll" for name in ("v2_hi-train", "v2_hi-dev", "v1_hi_dev", "v1_hi_heldout_from_train")]
    sets = {
        "training": label(training),
        "development": label(development),
        "held out": label(held_out),
        "il-ner": label(corpus.read_conll(data / "ner/il-ner/train.conll", corpus.IL_NER)),
        "il-ner development": label(corpus.read_conll(data / "ner/il-ner/dev.conll", corpus.IL_NER)),
        "multiconer": label([s for path in multiconer for s in corpus.read_conll(path, corpus.MULTICONER)]),
    }
    say({name: len(found) for name, found in sets.items()})
    keep = lambda rows: 4 <= len(rows) <= 80
    for name in ("dd", "wiki"):
        sets[name] = list(corpus.unlabelled(program, forms, data / f"text/{name}.jsonl.xz", keep, work / "scratch"))
        say(name, len(sets[name]), "sentences")
    names = [{forms.of(name): count for name, count in found.items()} for found in corpus.name_lists(data / "lexicon")]
    forms.hash_pieces(program)
    say(len(forms.number), "forms")
    return forms, sets, names


# Stage 2: word vectors


def word_vectors(forms, sets):
    """Skip-gram vectors (Mikolov et al. 2013) of forms, by number."""
    from gensim.models import Word2Vec

    texts = [s.forms.tolist() for name in ("dd", "wiki", "training", "il-ner") for s in sets[name]]
    model = Word2Vec(texts, vector_size=64, window=4, min_count=4, workers=1, epochs=6, sg=1, negative=6, sample=1e-4, seed=1)
    vectors = np.zeros((len(forms.number), 64), np.float32)
    vectors[model.wv.index_to_key] = model.wv.vectors
    known = np.abs(vectors).sum(1) > 0
    mean = vectors[known].mean(0)
    # Principal components, so that a smaller model takes the first columns.
    _, _, axes = np.linalg.svd(vectors[known] - mean, full_matrices=False)
    vectors[known] = (vectors[known] - mean) @ axes.T
    vectors /= 2 * vectors[known].std()
    say("vectors", known.sum())
    return vectors


class Words:
    """The words that a network knows whole: row 0 is any other."""

    def __init__(self, forms, sets, vectors, shape, most=None):
        seen = collections.Counter(f for s in sets["training"] for f in s.forms.tolist())
        known = np.abs(vectors).sum(1) > 0
        everywhere = collections.Counter(f for name in ("dd", "wiki") for s in sets[name] for f in s.forms.tolist())
        rank = lambda f: -(everywhere[f] + 20 * seen[f])
        chosen = [f for f in range(len(vectors)) if known[f] or seen[f] >= 2]
        chosen = sorted(chosen, key=lambda f: (rank(f), f))[:most]
        self.forms = chosen
        row = np.zeros(len(vectors), np.int32)
        row[chosen] = np.arange(1, len(chosen) + 1)
        self.fixed = {
            "vectors": jnp.array(np.concatenate([np.zeros((1, shape.vectors)), vectors[chosen, : shape.vectors]]).astype(np.float32)),
            "seen": jnp.array(np.array([0] + [seen[f] if seen[f] >= 2 else 0 for f in chosen], np.float32)),
            "forbidden": network.forbidden(),
            "row": jnp.array(row),
            "pieces": jnp.array(np.where(forms.pieces < 0, -1, forms.pieces % shape.buckets).astype(np.int32)),
        }


def rounded(words):
    """`words` with their vectors in four bits, as they ship: they never change, so they are rounded from the first."""
    columns = words.fixed["vectors"].shape[1]
    numbers, scales = file.four_bits(np.asarray(words.fixed["vectors"])[1:])
    words.fixed["vectors"] = jnp.array(np.concatenate([np.zeros((1, columns), np.float32), numbers * scales]))
    return words


# Stage 4: what the teachers say


def taught(teachers, sentences):
    """The teachers' probabilities of the tags, the shapes' means weighed by how many there are of each; with the likeliest paths."""
    counts = [len(parameters["out"]) for _, parameters, _ in teachers]
    asked = [ask(*teacher, sentences)[0] for teacher in teachers]
    means = [np.average(found, 0, counts).astype(np.float16) for found in zip(*asked)]
    return means, likeliest(means)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--model", type=Path, default=Path(__file__).parent / "hi-news.bin")
    arguments.add_argument("--size", choices=SIZES, default="cpu" if jax.default_backend() == "cpu" else "gpu")
    options = arguments.parse_args()
    work = options.work
    work.mkdir(parents=True, exist_ok=True)
    of_teachers, of_students, most, times, epochs = SIZES[options.size]
    forms, sets, names = kept(work / "text", lambda: read_text(options.data, options.program, work))
    vectors = kept(work / "vectors", lambda: word_vectors(forms, sets))
    swap = Swap(np.array([len(form) for form in forms.number]), names)
    others = [Part(sets["il-ner"], 1, 0.5), Part(sets["multiconer"], 2, 0.5)]
    learn = partial(train, development=sets["development"], swap=swap, work=work)

    teachers = []
    for i, (shape, count) in enumerate(zip(TEACHERS, of_teachers)):
        words = Words(forms, sets, vectors, shape)
        parts = [Part(sets["training"]), *others]
        teachers.append((shape, learn(f"teachers-{i}", shape, words, parts, seed=11 + 100 * i, epochs=10, count=count), words))

    rng = np.random.default_rng(5)
    silver = sets["dd"] + sets["wiki"]
    silver = [silver[i] for i in rng.permutation(len(silver))[:most]]
    of_training, _ = kept(work / "taught-training", lambda: taught(teachers, sets["training"]))
    of_silver, paths = kept(work / "taught-silver", lambda: taught(teachers, silver))
    for s, soft in zip(sets["training"], of_training):
        s.soft = soft
    for s, soft, tags in zip(silver, of_silver, paths):
        s.soft, s.tags = soft, tags
    hiner = Part(sets["training"], mix=0.7)

    words = rounded(Words(forms, sets, vectors, STUDENT, WORDS))
    parts = [hiner] * times + [Part(silver, weight=0.7, mix=1.0), *others]
    students = learn("students", STUDENT, words, parts, seed=3, epochs=epochs, count=of_students, rounded_from=0.6)
    # Last the corpus alone, names as they stand, and the rarer words known by their pieces only.
    words = rounded(Words(forms, sets, vectors, STUDENT, KEPT))
    students = {**students, "own": students["own"][:, : KEPT + 1]}
    students = learn("last", STUDENT, words, [hiner], seed=21, epochs=6, rate=1e-3, share=0.0, rounded_from=0.0, start=students)
    figures = [sum(found[row] for row in ("all", "core", "core plain")) for found in scores(STUDENT, students, words, sets["development"])]
    best = jax.tree.map(lambda found: found[int(np.argmax(figures))], students)
    ship(options.model, STUDENT, best, forms, words, sets)


# The file


def warmth(shape, parameters, words, sentences):
    """The temperature at which the field's probabilities fit `sentences` best (Guo et al. 2017)."""
    table = parameters["transitions"][0] + network.forbidden()
    tried = np.linspace(0.7, 1.8, 12)

    @jax.jit
    def losses(parameters, fixed, row):
        batch = batch_of(row, fixed)
        scores, mask, tags = network.emissions(shape, parameters, fixed, batch), batch["mask"], batch["tags"]
        moves = (table[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1) + table[len(TAGS), tags[:, 0]]
        got = ((scores * batch["wanted"]).sum(-1) * mask).sum(1) + moves
        return jnp.stack([((network.forward(scores / t, table / t, mask)[1] - got / t) * mask[:, 0]).sum() for t in tried])

    shelves = shelve([Part(sentences)], tokens=8 * TOKENS)
    total = sum(np.asarray(losses(parameters, words.fixed, pick(shelf.rows, members))) for shelf in shelves for members in shelf.batches())
    say("temperature", tried[total.argmin()], "loss", total.min() / total[3])
    return float(tried[total.argmin()])


def ship(path, shape, parameters, forms, words, sets):
    parts = file.quantise(shape, parameters, words.fixed["vectors"], words.fixed["seen"])
    shipped, vectors = file.unquantised(shape, parameters, parts)
    words.fixed["vectors"] = jnp.array(vectors)
    alone = jax.tree.map(lambda found: jnp.asarray(found)[None], shipped)
    for name in ("development", "held out"):
        say(name, "as shipped, by the likeliest path", *scores(shape, alone, words, sets[name]))
    temperature = warmth(shape, shipped, words, sets["development"])
    spelled = list(forms.number)
    size = file.write(path, NAME, shape, parts, [spelled[f] for f in words.forms], temperature)
    say(path, size, "bytes,", len(brotli.compress(path.read_bytes())), "with brotli")


if __name__ == "__main__":
    main()
