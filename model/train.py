"""Trains the tagger: `train.py --data DATA --program baithak-features --work WORK`.

Stages, each kept in WORK and not run again: text as the program cuts it, word vectors, teachers, what the teachers say of
unlabelled text, the network that ships, its file. See CARD.md.
"""

import argparse
import collections
import pickle
import time
from functools import partial
from pathlib import Path

import brotli
import jax
import jax.numpy as jnp
import numpy as np
import optax

import corpus
import file
import network
from corpus import TAGS

LENGTHS = [12, 24, 40, 64, 128]
TOKENS = 1500  # of a batch

TEACHERS = [
    network.Shape(width=96, vectors=64, own=32, pieces=48, buckets=1 << 15, dilations=(1, 1, 2, 2)),
    network.Shape(width=96, vectors=64, own=32, pieces=48, buckets=1 << 15, dilations=(1, 2), recurrent=64),
]
STUDENT = network.Shape(width=64, vectors=32, own=24, pieces=32, buckets=1 << 13, dilations=(1, 1, 2, 2))
NAME = "hi-news 1"
WORDS = 20_000  # that the student knows whole
KEPT = 10_000  # of them, the commonest, that the shipped model still knows after the last epochs


def say(*words):
    print(time.strftime("%H:%M:%S"), *words, flush=True)


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
    model = Word2Vec(texts, vector_size=64, window=4, min_count=4, workers=2, epochs=6, sg=1, negative=6, sample=1e-4, seed=1)
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

    def __init__(self, forms, sets, vectors, columns, most=None):
        seen = collections.Counter(f for s in sets["training"] for f in s.forms.tolist())
        known = np.abs(vectors).sum(1) > 0
        everywhere = collections.Counter(f for name in ("dd", "wiki") for s in sets[name] for f in s.forms.tolist())
        rank = lambda f: -(everywhere[f] + 20 * seen[f])
        chosen = [f for f in range(len(vectors)) if known[f] or seen[f] >= 2]
        chosen = sorted(chosen, key=lambda f: (rank(f), f))[:most]
        self.forms = chosen
        self.row = np.zeros(len(vectors), np.int32)
        self.row[chosen] = np.arange(1, len(chosen) + 1)
        self.fixed = {
            "vectors": jnp.array(np.concatenate([np.zeros((1, columns)), vectors[chosen, :columns]]).astype(np.float32)),
            "seen": jnp.array(np.array([0] + [seen[f] if seen[f] >= 2 else 0 for f in chosen], np.float32)),
            "forbidden": network.forbidden(),
        }


def rounded(words):
    """`words` with their vectors in four bits, as they ship: they never change, so they are rounded from the first."""
    columns = words.fixed["vectors"].shape[1]
    numbers, scales = file.four_bits(np.asarray(words.fixed["vectors"])[1:])
    words.fixed["vectors"] = jnp.array(np.concatenate([np.zeros((1, columns), np.float32), numbers * scales]))
    return words


# Batches


class Swap:
    """Puts names that were never seen in the place of seen ones, so that letters and context must do."""

    def __init__(self, forms, names, rng):
        self.rng = rng
        self.lists = [(np.array(list(found)), np.array(list(found.values()), float) ** 0.5) for found in names]
        self.lists = [(forms_, weights / weights.sum()) for forms_, weights in self.lists]
        self.length = np.array([min(len(form), 8) for form in forms.number], np.int32)

    def draw(self, which, size):
        forms, weights = self.lists[which]
        return self.rng.choice(forms, size, p=weights)

    def __call__(self, sentence, share):
        forms, shapes, classes = sentence.forms, sentence.shapes, sentence.classes
        tags = sentence.tags
        starts = [i for i, tag in enumerate(tags) if TAGS[tag] in ("B-PERSON", "B-LOCATION")]
        changed = False
        for start in starts:
            if self.rng.random() > share:
                continue
            end = start + 1
            while end < len(tags) and TAGS[tags[end]] == "I-" + TAGS[tags[start]][2:]:
                end += 1
            person = TAGS[tags[start]] == "B-PERSON"
            # Words of Devanagari letters alone; the many one-word villages are left as they are.
            if (shapes[start:end] < 24).any() or (not person and (end - start > 1 or classes[start] & 1)):
                continue
            if not changed:
                forms, shapes, classes, changed = forms.copy(), shapes.copy(), classes.copy(), True
            for i in range(start, end):
                which = 2 if not person else 1 if i > start and i == end - 1 else 0
                forms[i] = self.draw(which, 1)[0]
                shapes[i] = 23 + self.length[forms[i]]
                classes[i] = 0
        return forms, shapes, classes


def batches(sentences, order, rng=None):
    """Numbers of sentences of near lengths, about TOKENS tokens together."""
    by_length = collections.defaultdict(list)
    for i in order:
        by_length[next((l for l in LENGTHS if len(sentences[i].forms) <= l), LENGTHS[-1])].append(i)
    found = []
    for length, members in by_length.items():
        size = max(4, TOKENS // length)
        found += [(length, size, members[i : i + size]) for i in range(0, len(members), size)]
    if rng is not None:
        rng.shuffle(found)
    return found


def collate(forms, words, buckets, sentences, length, size, members, head=0, weight=1.0, mix=0.0, swap=None, share=0.0):
    batch = {
        "word": np.zeros((size, length), np.int32),
        "pieces": np.full((size, length, corpus.PIECES), -1, np.int32),
        "shapes": np.zeros((size, length), np.int32),
        "classes": np.zeros((size, length), np.int32),
        "tags": np.zeros((size, length), np.int32),
        "wanted": np.zeros((size, length, len(TAGS)), np.float32),
        "mask": np.zeros((size, length), np.float32),
        "head": np.int32(head),
        "weight": np.full(size, weight, np.float32),
    }
    for row, i in enumerate(members):
        s = sentences[i]
        n = min(len(s.forms), length)
        f, shapes, classes = swap(s, share) if swap and share else (s.forms, s.shapes, s.classes)
        batch["word"][row, :n] = words.row[f[:n]]
        pieces = forms.pieces[f[:n]]
        batch["pieces"][row, :n] = np.where(pieces < 0, -1, pieces % buckets)
        batch["shapes"][row, :n] = shapes[:n]
        batch["classes"][row, :n] = classes[:n]
        batch["tags"][row, :n] = s.tags[:n]
        batch["mask"][row, :n] = 1
        hard = np.eye(len(TAGS), dtype=np.float32)[s.tags[:n]]
        batch["wanted"][row, :n] = hard if s.soft is None else (1 - mix) * hard + mix * s.soft[:n].astype(np.float32)
    return batch


# Training


def evaluate(shape, parameters, forms, words, sentences, head=0):
    run = jax.jit(partial(network.emissions, shape))
    table = np.asarray(parameters["transitions"][head] + network.forbidden())
    answer = [None] * len(sentences)
    for length, size, members in batches(sentences, range(len(sentences))):
        scores = np.asarray(run(parameters, words.fixed, collate(forms, words, shape.buckets, sentences, length, size, members, head)))
        for row, i in enumerate(members):
            n = len(sentences[i].forms)
            path = network.viterbi(scores[row, : min(n, length)], table)
            answer[i] = path + [0] * (n - len(path))
    return answer


def train(name, shape, forms, words, parts, development, swap, work, seed, epochs, rate=2e-3, drop=0.3, word_drop=0.1, share=0.15, rounded_from=1.0, start=None):
    """Trains one network. `parts`: (sentences, head, weight, mix of soft labels). Goes on where it was stopped."""
    done = work / f"{name}.network"
    if done.exists():
        return pickle.loads(done.read_bytes())
    rng = np.random.default_rng(seed)
    count = sum(len(batches(sentences, range(len(sentences)))) for sentences, *_ in parts)
    steps = count * epochs
    plan = optax.warmup_cosine_decay_schedule(0.0, rate, 200, steps, rate * 0.01)
    optimiser = optax.chain(optax.clip_by_global_norm(5.0), optax.adam(plan, b2=0.99))
    state = start or network.initial(shape, len(words.forms) + 1, seed)
    progress = (0, state, optimiser.init(state), state)
    checkpoint = work / f"{name}.checkpoint"
    if checkpoint.exists():
        progress = pickle.loads(checkpoint.read_bytes())
    first, parameters, moments, average = jax.tree.map(jnp.asarray, progress)

    @partial(jax.jit, donate_argnums=(0, 1, 2))
    def step(parameters, moments, average, batch, key, decay, rounded):
        value, slope = jax.value_and_grad(lambda p: network.loss(shape, p, words.fixed, batch, key, drop, word_drop, rounded))(parameters)
        update, moments = optimiser.update(slope, moments, parameters)
        parameters = optax.apply_updates(parameters, update)
        average = jax.tree.map(lambda a, p: a * decay + p * (1 - decay), average, parameters)
        return parameters, moments, average, value

    average = jax.tree.map(jnp.copy, average)
    number = int(first) * count
    for epoch in range(int(first), epochs):
        began, total = time.time(), []
        rng = np.random.default_rng(seed * 1000 + epoch)
        swap.rng = rng
        jobs = []
        for sentences, head, weight, mix in parts:
            jobs += [(sentences, head, weight, mix, *b) for b in batches(sentences, rng.permutation(len(sentences)), rng)]
        for j in rng.permutation(len(jobs)):
            sentences, head, weight, mix, length, size, members = jobs[j]
            batch = collate(forms, words, shape.buckets, sentences, length, size, members, head, weight, mix, swap, share if head == 0 else 0)
            decay = min(0.999, (1 + number) / (10 + number))
            key = jax.random.PRNGKey(seed * 1_000_003 + number)
            parameters, moments, average, value = step(parameters, moments, average, batch, key, decay, float(epoch >= rounded_from * epochs))
            number += 1
            if number % 20 == 0:
                total.append(value)
        line = f"{name} epoch {epoch + 1}/{epochs} loss {np.mean(total):.4f} {time.time() - began:.0f} s"
        if epoch % 3 == 2 or epoch == epochs - 1:
            line += f" {corpus.score(development, evaluate(shape, average, forms, words, development))}"
        say(line)
        checkpoint.write_bytes(pickle.dumps(jax.tree.map(np.asarray, (epoch + 1, parameters, moments, average))))
    made = jax.tree.map(np.asarray, average)
    done.write_bytes(pickle.dumps(made))
    checkpoint.unlink()
    return made


def teach(teachers, forms, sentences, head=0):
    """The teachers' mean probabilities of the tags, put into `soft`; the likeliest path of the means into `tags` where
    the text has no labels."""
    runs = []
    for shape, parameters, words in teachers:

        def run(parameters, fixed, batch, shape=shape):
            scores = network.emissions(shape, parameters, fixed, batch)
            table = parameters["transitions"][head] + fixed["forbidden"]
            return network.marginals(scores, table, batch["mask"])

        runs.append((jax.jit(run), shape, parameters, words))
    legal = np.asarray(network.forbidden())
    for n, (length, size, members) in enumerate(batches(sentences, range(len(sentences)))):
        means = 0
        for run, shape, parameters, words in runs:
            means += np.asarray(run(parameters, words.fixed, collate(forms, words, shape.buckets, sentences, length, size, members))) / len(runs)
        for row, i in enumerate(members):
            s = sentences[i]
            s.soft = means[row, : len(s.forms)].astype(np.float16)
            if not s.tokens:
                s.tags = np.array(network.viterbi(np.log(means[row, : len(s.forms)] + 1e-9), legal), np.int32)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--teachers", type=int, default=len(TEACHERS))
    arguments.add_argument("--epochs", type=int, default=9)
    arguments.add_argument("--model", type=Path, default=Path(__file__).parent / "hi-news.bin")
    arguments.add_argument("--until", default="file")
    options = arguments.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    work = options.work
    forms, sets, names = kept(work / "text", lambda: read_text(options.data, options.program, work))
    vectors = kept(work / "vectors", lambda: word_vectors(forms, sets))
    swap = Swap(forms, names, np.random.default_rng(0))
    others = [(sets["il-ner"], 1, 0.5, 0.0), (sets["multiconer"], 2, 0.5, 0.0)]

    wide = Words(forms, sets, vectors, 64)
    say(len(wide.forms), "words for the teachers")
    teachers = []
    for i, shape in enumerate(TEACHERS[: options.teachers]):
        parameters = train(f"teacher-{i}", shape, forms, wide, [(sets["training"], 0, 1.0, 0.0)] + others, sets["development"], swap, work, seed=11 + i, epochs=10)
        teachers.append((shape, parameters, wide))
    if options.until == "teachers":
        return
    rng = np.random.default_rng(5)
    silver = [sets["dd"][i] for i in rng.permutation(len(sets["dd"]))[:36_000]] + [sets["wiki"][i] for i in rng.permutation(len(sets["wiki"]))[:12_000]]

    def taught():
        teach(teachers, forms, sets["training"])
        teach(teachers, forms, silver)
        say("taught")
        return [s.soft for s in sets["training"]], [(s.soft, s.tags) for s in silver]

    of_training, of_silver = kept(work / "taught", taught)
    for s, soft in zip(sets["training"], of_training):
        s.soft = soft
    for s, (soft, tags) in zip(silver, of_silver):
        s.soft, s.tags = soft, tags
    words = rounded(Words(forms, sets, vectors, STUDENT.vectors, WORDS))
    parts = [(sets["training"], 0, 1.0, 0.5), (silver, 0, 0.7, 1.0)] + others
    student = train("student", STUDENT, forms, words, parts, sets["development"], swap, work, seed=3, epochs=options.epochs, rounded_from=0.6)
    # Last the corpus alone, names as they stand, and the rarer words known by their pieces only.
    words = rounded(Words(forms, sets, vectors, STUDENT.vectors, KEPT))
    student = jax.tree.map(jnp.array, {**student, "own": student["own"][: KEPT + 1]})
    last = [(sets["training"], 0, 1.0, 0.5)]
    student = train("last", STUDENT, forms, words, last, sets["development"], swap, work, seed=21, epochs=6, rate=1e-3, share=0.0, rounded_from=0.0, start=student)
    ship(options.model, STUDENT, student, forms, words, sets)


# The file


def warmth(shape, parameters, forms, words, sentences):
    """The temperature at which the field's probabilities fit `sentences` best (Guo et al. 2017)."""
    table = parameters["transitions"][0] + network.forbidden()
    tried = np.linspace(0.7, 1.8, 12)

    @jax.jit
    def losses(parameters, fixed, batch):
        scores, mask, tags = network.emissions(shape, parameters, fixed, batch), batch["mask"], batch["tags"]
        moves = (table[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1) + table[len(TAGS), tags[:, 0]]
        got = (scores * batch["wanted"]).sum((1, 2)) + moves
        return jnp.stack([((network.forward(scores / t, table / t, mask)[1] - got / t) * mask[:, 0]).sum() for t in tried])

    found = batches(sentences, range(len(sentences)))
    total = sum(np.asarray(losses(parameters, words.fixed, collate(forms, words, shape.buckets, sentences, *b))) for b in found)
    say("temperature", tried[total.argmin()], "loss", total.min() / total[3])
    return float(tried[total.argmin()])


def ship(path, shape, parameters, forms, words, sets):
    parts = file.quantise(shape, parameters, words.fixed["vectors"], words.fixed["seen"])
    shipped, vectors = file.unquantised(shape, parameters, parts)
    words.fixed["vectors"] = jnp.array(vectors)
    for name in ("development", "held out"):
        say(name, "as shipped, by the likeliest path", corpus.score(sets[name], evaluate(shape, shipped, forms, words, sets[name])))
    temperature = warmth(shape, shipped, forms, words, sets["development"])
    spelled = list(forms.number)
    size = file.write(path, NAME, shape, parts, [spelled[f] for f in words.forms], temperature)
    say(path, size, "bytes,", len(brotli.compress(path.read_bytes())), "with brotli")


if __name__ == "__main__":
    main()
