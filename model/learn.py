"""Trains networks of one shape side by side, on the same batches, and asks them."""

import pickle
import time
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import optax

import corpus
import network
from batches import LENGTHS, TOKENS, Part, batch_of, pick, shelve
from corpus import TAGS

# The short floats of a GPU's matrix units are off by more than the field's sums bear.
jax.config.update("jax_default_matmul_precision", "float32")


def say(*words):
    print(time.strftime("%H:%M:%S"), *words, flush=True)


def schedule(rate, number, steps):
    """The rate at a step: rising, then falling along a cosine to a hundredth."""
    warm = min(200, steps // 4)
    if number < warm:
        return rate * number / warm
    return rate * (0.01 + 0.99 * (0.5 + 0.5 * np.cos(np.pi * (number - warm) / (steps - warm))))


def stepping(shape, optimiser, drop, word_drop):
    """One step of all networks."""

    @partial(jax.jit, donate_argnums=(0, 1, 2))
    def step(parameters, moments, average, fixed, row, key, decay, rounded, rate):
        def one(parameters, moments, average, key):
            batch = batch_of(row, fixed)
            loss = lambda p: network.loss(shape, p, fixed, batch, key, drop, word_drop, rounded)
            value, slope = jax.value_and_grad(loss)(parameters)
            update, moments = optimiser.update(slope, moments, parameters)
            parameters = jax.tree.map(lambda p, u: p - rate * u, parameters, update)
            average = jax.tree.map(lambda a, p: a * decay + p * (1 - decay), average, parameters)
            return parameters, moments, average, value

        count = average["out"].shape[0]
        return jax.vmap(one)(parameters, moments, average, jax.random.split(key, count))

    return step


def train(name, shape, words, parts, development, swap, work, seed, epochs, count=1, rate=2e-3, drop=0.3, word_drop=0.1, share=0.15, rounded_from=1.0, start=None):
    """Trains `count` networks; a leading axis of the answer tells them apart. Goes on where it was stopped."""
    done = work / f"{name}.network"
    if done.exists():
        return pickle.loads(done.read_bytes())
    shelves = shelve(parts, soft=any(part.mix for part in parts))
    steps = epochs * sum(len(shelf.batches()) for shelf in shelves)
    optimiser = optax.chain(optax.clip_by_global_norm(5.0), optax.scale_by_adam(b2=0.99))
    if start is None:
        start = jax.vmap(lambda s: network.initial(shape, len(words.forms) + 1, s))(seed + jnp.arange(count))
    progress = (0, start, jax.vmap(optimiser.init)(start), start)
    checkpoint = work / f"{name}.checkpoint"
    if checkpoint.exists():
        progress = pickle.loads(checkpoint.read_bytes())
    first, parameters, moments, average = jax.tree.map(jnp.array, progress)
    step = stepping(shape, optimiser, drop, word_drop)
    number = int(first) * (steps // epochs)
    for epoch in range(int(first), epochs):
        began, total = time.time(), []
        rng = np.random.default_rng(seed * 1000 + epoch)
        rows = [swap(shelf, share, rng) if share else shelf.rows for shelf in shelves]
        jobs = [(k, members) for k, shelf in enumerate(shelves) for members in shelf.batches(rng)]
        for j in rng.permutation(len(jobs)):
            k, members = jobs[j]
            decay = min(0.999, (1 + number) / (10 + number))
            key = jax.random.PRNGKey(seed * 1_000_003 + number)
            rounded = float(epoch >= rounded_from * epochs)
            batch = pick(rows[k], members)
            parameters, moments, average, value = step(parameters, moments, average, words.fixed, batch, key, decay, rounded, schedule(rate, number, steps))
            number += 1
            if number % 20 == 0 or not total:
                total.append(value)
        say(f"{name} epoch {epoch + 1}/{epochs} loss {np.mean(np.stack(total)):.4f} {time.time() - began:.0f} s")
        checkpoint.write_bytes(pickle.dumps(jax.tree.map(np.asarray, (epoch + 1, parameters, moments, average))))
    for k, figures in enumerate(scores(shape, average, words, development)):
        say(name, k, figures)
    made = jax.tree.map(np.asarray, average)
    done.write_bytes(pickle.dumps(made))
    checkpoint.unlink()
    return made


@partial(jax.jit, static_argnums=0)
def answers(shape, parameters, fixed, row):
    """The mean of all networks' probabilities of the tags (forward-backward), and the likeliest path of each."""
    batch = batch_of(row, fixed)

    def one(p):
        scores = network.emissions(shape, p, fixed, batch)
        table = p["transitions"][batch["head"]] + fixed["forbidden"]
        return network.marginals(scores, table, batch["mask"]), network.viterbi(scores, table, batch["mask"])

    chances, paths = jax.vmap(one)(parameters)
    return jnp.maximum(chances.mean(0), 0).astype(jnp.float16), paths.astype(jnp.int8)


def ask(shape, parameters, words, sentences):
    """For each sentence the mean probabilities of the tags, and the likeliest path of each network."""
    means, paths = [None] * len(sentences), [None] * len(sentences)
    for shelf in shelve([Part(sentences)], tokens=8 * TOKENS):
        asked = [(members, answers(shape, parameters, words.fixed, pick(shelf.rows, members))) for members in shelf.batches()]
        for members, (mean, path) in asked:
            mean, path = np.asarray(mean), np.asarray(path)
            for k, member in enumerate(members):
                if member >= 0:
                    i = shelf.at[member][1]
                    n = len(sentences[i].forms)
                    cut = n - min(n, shelf.length)
                    means[i] = np.pad(mean[k, :n], ((0, cut), (0, 0)))
                    paths[i] = np.pad(path[:, k, :n], ((0, 0), (0, cut)))
    return means, paths


def scores(shape, parameters, words, sentences):
    """corpus.score of each network."""
    _, paths = ask(shape, parameters, words, sentences)
    return [corpus.score(sentences, [path[k] for path in paths]) for k in range(len(paths[0]))]


def likeliest(means):
    """The likeliest path of each sentence by probabilities of the tags alone."""
    legal, found = network.forbidden(), [None] * len(means)
    run = jax.jit(lambda scores, mask: network.viterbi(scores, legal, mask))
    for shortest, length in zip([0] + LENGTHS[:-1], LENGTHS):
        members = [i for i, m in enumerate(means) if shortest < len(m) <= length or length == LENGTHS[-1] < len(m)]
        for first in range(0, len(members), 2048):
            scores = np.zeros((2048, length, len(TAGS)), np.float32)
            mask = np.zeros((2048, length), np.float32)
            for k, i in enumerate(members[first : first + 2048]):
                n = min(length, len(means[i]))
                scores[k, :n], mask[k, :n] = np.log(means[i][:n].astype(np.float32) + 1e-7), 1
            paths = np.asarray(run(scores, mask))
            for k, i in enumerate(members[first : first + 2048]):
                n = len(means[i])
                found[i] = np.pad(paths[k, :n], (0, n - min(n, length)))
    return found
