//! The one maker of cleaned text: applies the edits of each pass and composes them into one alignment.
//!
//! A pass reads the text so far and answers with [`Edits`]; what it does not name is kept. The [`Cleaner`] keeps, beside
//! the text, how it came from the source as sorted [`Piece`]s without strings. An edit that shares a byte with an earlier
//! piece becomes one piece with it; all others stay apart, so that a change is as small as what made it.

use std::borrow::Cow;
use std::ops::Range;

use crate::align::{Alignment, Change, ChangeKind};
use crate::clean::Cleaned;
use crate::clean::cluster::Clusters;
use crate::span::Span;

/// What a pass wants changed in the text that it read: sorted ranges of bytes, not overlapping, each with what replaces it.
#[derive(Debug, Default)]
pub(super) struct Edits {
    list: Vec<Edit>,
    after: String,
}

#[derive(Debug)]
struct Edit {
    range: Range<usize>,
    /// Where its `after` ends in `Edits::after`; it begins where that of the edit before it ends.
    after_end: usize,
    kind: ChangeKind,
}

impl Edits {
    /// Puts `after` in the place of `range`, which must not begin before the end of the last edit.
    pub(super) fn replace(&mut self, range: Range<usize>, after: &str, kind: ChangeKind) {
        self.replace_with(range, kind, |out| out.push_str(after));
    }

    /// Takes `range` out.
    pub(super) fn drop(&mut self, range: Range<usize>, kind: ChangeKind) {
        self.replace_with(range, kind, |_| {});
    }

    /// Puts in the place of `range` what `write` appends to the string it is given.
    pub(super) fn replace_with(&mut self, range: Range<usize>, kind: ChangeKind, write: impl FnOnce(&mut String)) {
        debug_assert!(self.list.last().is_none_or(|last| last.range.end <= range.start));
        write(&mut self.after);
        self.list.push(Edit { range, after_end: self.after.len(), kind });
    }

    /// Where the last edit ends.
    pub(super) fn end(&self) -> usize {
        self.list.last().map_or(0, |edit| edit.range.end)
    }
}

/// A replaced stretch, between the source and the text so far.
#[derive(Clone, Debug)]
struct Piece {
    source: Range<usize>,
    text: Range<usize>,
    /// The kind of the earliest edit in it, and the number of the pass that made that.
    kind: ChangeKind,
    pass: usize,
}

/// The cleaned text so far, and the stretch of the source that is being cleaned.
#[derive(Debug, Default)]
pub(super) struct Cleaner<'s> {
    /// The stretch, and where it begins in the source.
    source: &'s str,
    start: usize,
    /// The stretch's text, if `edited`; else it is the source.
    text: String,
    edited: bool,
    pieces: Vec<Piece>,
    /// How many passes ran.
    passes: usize,
    /// Room for the next pass to write in, so that not every pass asks for new memory.
    edits: Edits,
    next_text: String,
    next_pieces: Vec<Piece>,
    /// What is done.
    done: String,
    changes: Vec<Change>,
}

impl<'s> Cleaner<'s> {
    /// Begins the stretch of the source that stands at `start`, as it is.
    pub(super) fn begin(&mut self, start: usize, source: &'s str) {
        (self.source, self.start, self.edited, self.passes) = (source, start, false, 0);
        self.pieces.clear();
    }

    /// Runs a pass and applies what it found; tells whether that was anything.
    pub(super) fn pass(&mut self, pass: impl FnOnce(&str, &mut Edits)) -> bool {
        let text = if self.edited { &self.text } else { self.source };
        self.passes += 1;
        self.edits.list.clear();
        self.edits.after.clear();
        pass(text, &mut self.edits);
        if self.edits.list.is_empty() {
            return false;
        }
        self.next_pieces.clear();
        compose(&self.pieces, &self.edits, self.passes, &mut self.next_pieces);
        self.next_text.clear();
        rewrite(text, &self.edits, &mut self.next_text);
        std::mem::swap(&mut self.pieces, &mut self.next_pieces);
        std::mem::swap(&mut self.text, &mut self.next_text);
        self.edited = true;
        true
    }

    /// Ends the stretch: adds its text and its changes to what is done. Changes are widened to whole grapheme clusters of
    /// both texts; a piece that came back to what it was is no change.
    pub(super) fn end(&mut self) {
        let source = self.source;
        let text = if self.edited { &self.text } else { source };
        widen(source, text, &self.pieces, &mut self.next_pieces);
        self.changes.reserve(self.next_pieces.len());
        for piece in &self.next_pieces {
            let (before, after) = (&source[piece.source.clone()], &text[piece.text.clone()]);
            if before != after {
                let (in_source, in_text) = (self.start + piece.source.start, self.done.len() + piece.text.start);
                self.changes.push(Change {
                    kind: piece.kind,
                    source: Span::new(in_source, in_source + before.len()),
                    text: Span::new(in_text, in_text + after.len()),
                    before: owned(before),
                    after: owned(after),
                });
            }
        }
        self.done.push_str(text);
    }

    /// Adds the white space `gap`, which stands at `start` of the source, as the blank line that it is; none stands at the
    /// beginning of the text or at its end.
    pub(super) fn part(&mut self, start: usize, gap: &str) {
        let blank = if self.done.is_empty() || gap.is_empty() { "" } else { "\n\n" };
        if gap != blank {
            let (source, text) = (Span::new(start, start + gap.len()), self.done.len());
            self.changes.push(Change {
                kind: ChangeKind::Whitespace,
                source,
                text: Span::new(text, text + blank.len()),
                before: owned(gap),
                after: Cow::Borrowed(blank),
            });
        }
        self.done.push_str(blank);
    }

    /// The cleaned text with its alignment.
    pub(super) fn finish(self) -> Cleaned {
        Cleaned { text: self.done, alignment: Alignment::new(self.changes) }
    }
}

/// `text`, without new memory where it is one of what most changes hold.
fn owned(text: &str) -> Cow<'static, str> {
    const COMMON: [&str; 20] = [
        "", " ", "\n", "\n\n", "\r\n", "  ", " \n", "\u{A0}", "।", ",", "|", "\"", "'", "“", "”", "‘", "’", ":", " ।",
        " ,",
    ];
    let common = if text.len() > 4 { None } else { COMMON.iter().find(|common| **common == text) };
    common.map_or_else(|| Cow::Owned(text.to_owned()), |common| Cow::Borrowed(*common))
}

/// Writes `text` with `edits` made.
fn rewrite(text: &str, edits: &Edits, out: &mut String) {
    // Room for the passes to come, too: text for a font grows to three times its length.
    out.reserve(text.len() + edits.after.len());
    let (mut at, mut after_at) = (0, 0);
    for edit in &edits.list {
        out.push_str(&text[at..edit.range.start]);
        out.push_str(&edits.after[after_at..edit.after_end]);
        (at, after_at) = (edit.range.end, edit.after_end);
    }
    out.push_str(&text[at..]);
}

/// Writes the pieces from the source to the text that `edits` make of the text that `pieces` lead to. One walk over both.
fn compose(pieces: &[Piece], edits: &Edits, pass: usize, out: &mut Vec<Piece>) {
    out.reserve(pieces.len() + edits.list.len());
    let mut pieces = pieces.iter().peekable();
    let mut edits = edits.list.iter().peekable();
    // What to add to an offset of the text between, to come to the source and to the new text.
    let (mut to_source, mut to_text) = (0isize, 0isize);
    let mut after_at = 0;
    loop {
        let piece_first = match (pieces.peek(), edits.peek()) {
            (None, None) => return,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (Some(piece), Some(edit)) => (piece.text.start, piece.text.end) <= (edit.range.start, edit.range.end),
        };
        let first = if piece_first { pieces.peek().map(|p| p.text.start) } else { edits.peek().map(|e| e.range.start) };
        let start = first.unwrap_or_default();
        let (source_start, text_start) = (shift(start, to_source), shift(start, to_text));
        let mut end = start;
        let mut earliest: Option<(usize, ChangeKind)> = None;
        // The stretch grows by whatever begins inside it; what is empty and stands at its edge stays apart.
        let mut opened = false;
        loop {
            let joins = |begin: usize| if opened { begin < end } else { begin == start };
            if pieces.peek().is_some_and(|p| joins(p.text.start)) && (opened || piece_first) {
                if let Some(piece) = pieces.next() {
                    end = end.max(piece.text.end);
                    to_source = piece.source.end as isize - piece.text.end as isize;
                    if earliest.is_none_or(|(pass, _)| piece.pass < pass) {
                        earliest = Some((piece.pass, piece.kind));
                    }
                }
            } else if edits.peek().is_some_and(|e| joins(e.range.start)) {
                if let Some(edit) = edits.next() {
                    end = end.max(edit.range.end);
                    to_text += (edit.after_end - after_at) as isize - edit.range.len() as isize;
                    after_at = edit.after_end;
                    earliest.get_or_insert((pass, edit.kind));
                }
            } else {
                break;
            }
            opened = true;
        }
        let Some((pass, kind)) = earliest else { return };
        let (source, text) = (source_start..shift(end, to_source), text_start..shift(end, to_text));
        out.push(Piece { source, text, kind, pass });
    }
}

fn shift(offset: usize, by: isize) -> usize {
    offset.saturating_add_signed(by)
}

/// Writes the pieces, each grown to whole grapheme clusters of both texts, and joined where they came to share one. An offset
/// on a cluster boundary of the text then leads to a cluster boundary of the source.
fn widen(source: &str, text: &str, pieces: &[Piece], out: &mut Vec<Piece>) {
    out.clear();
    let (mut in_source, mut in_text) = (Clusters::new(source), Clusters::new(text));
    let mut pieces = pieces.iter().cloned().peekable();
    while let Some(mut piece) = pieces.next() {
        // What lies between two pieces is the same in both texts and begins on a boundary of both, so it has the same
        // clusters: the ends move together, and never into the piece before.
        let kept = piece.source.start - out.last().map_or(0, |last| last.source.end);
        let back = (piece.source.start - in_source.floor(piece.source.start))
            .max(piece.text.start - in_text.floor(piece.text.start))
            .min(kept);
        piece.source.start -= back;
        piece.text.start -= back;
        loop {
            let ahead = (in_source.ceil(piece.source.end) - piece.source.end)
                .max(in_text.ceil(piece.text.end) - piece.text.end);
            if ahead == 0 {
                break;
            }
            match pieces.next_if(|next| next.source.start - piece.source.end < ahead) {
                Some(next) => {
                    (piece.source.end, piece.text.end) = (next.source.end, next.text.end);
                    if next.pass < piece.pass {
                        (piece.pass, piece.kind) = (next.pass, next.kind);
                    }
                }
                None => (piece.source.end, piece.text.end) = (piece.source.end + ahead, piece.text.end + ahead),
            }
        }
        out.push(piece);
    }
}
