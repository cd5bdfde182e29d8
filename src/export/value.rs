//! JSON as a tree, written alike by the command and by the page: keys in the order given, indented by two spaces.

use std::fmt;

/// A JSON value without fractions.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A whole number.
    Number(usize),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object; its keys are not looked at for doubles.
    Object(Vec<(&'static str, Value)>),
}

impl Value {
    /// An object with the entries that are there: what is [`None`], an empty list or an empty string is left out.
    pub fn object<const N: usize>(entries: [(&'static str, Option<Value>); N]) -> Value {
        let entries = entries.into_iter().filter_map(|(key, value)| Some((key, value?)));
        Value::Object(entries.filter(|(_, value)| !value.is_empty()).collect())
    }

    /// A string.
    pub fn text(text: impl Into<String>) -> Option<Value> {
        Some(Value::Text(text.into()))
    }

    /// An array.
    pub fn list(values: impl IntoIterator<Item = Value>) -> Option<Value> {
        Some(Value::List(values.into_iter().collect()))
    }

    fn is_empty(&self) -> bool {
        match self {
            Value::Number(_) => false,
            Value::Text(text) => text.is_empty(),
            Value::List(values) => values.is_empty(),
            Value::Object(entries) => entries.is_empty(),
        }
    }

    fn write(&self, out: &mut impl fmt::Write, depth: usize) -> fmt::Result {
        match self {
            Value::Number(number) => write!(out, "{number}"),
            Value::Text(text) => quoted(text, out),
            Value::List(values) => brackets(out, depth, ['[', ']'], values, |out, value| value.write(out, depth + 1)),
            Value::Object(entries) => brackets(out, depth, ['{', '}'], entries, |out, (key, value)| {
                quoted(key, out)?;
                out.write_str(": ")?;
                value.write(out, depth + 1)
            }),
        }
    }
}

/// Writes `items`, a line each, between brackets.
fn brackets<W: fmt::Write, T>(
    out: &mut W,
    depth: usize,
    [open, close]: [char; 2],
    items: &[T],
    write: impl Fn(&mut W, &T) -> fmt::Result,
) -> fmt::Result {
    out.write_char(open)?;
    for (i, item) in items.iter().enumerate() {
        out.write_str(if i == 0 { "\n" } else { ",\n" })?;
        indent(out, depth + 1)?;
        write(out, item)?;
    }
    if !items.is_empty() {
        out.write_char('\n')?;
        indent(out, depth)?;
    }
    out.write_char(close)
}

fn indent(out: &mut impl fmt::Write, depth: usize) -> fmt::Result {
    (0..depth).try_for_each(|_| out.write_str("  "))
}

fn quoted(text: &str, out: &mut impl fmt::Write) -> fmt::Result {
    out.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' => out.write_str("\\\"")?,
            '\\' => out.write_str("\\\\")?,
            '\n' => out.write_str("\\n")?,
            '\r' => out.write_str("\\r")?,
            '\t' => out.write_str("\\t")?,
            // So that the JSON may stand in a script element, which `</script>` or `<!--` would end or spoil.
            '<' => out.write_str("\\u003c")?,
            '\u{0}'..='\u{1F}' | '\u{2028}' | '\u{2029}' => write!(out, "\\u{:04x}", c as u32)?,
            c => out.write_char(c)?,
        }
    }
    out.write_char('"')
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_left_out_and_signs_are_escaped() {
        let value = Value::object([
            ("a", Value::text("\"क\\\n\u{1}</script>")),
            ("b", None),
            ("c", Value::list([])),
            ("d", Value::list([Value::Number(3)])),
        ]);
        assert_eq!(value.to_string(), "{\n  \"a\": \"\\\"क\\\\\\n\\u0001\\u003c/script>\",\n  \"d\": [\n    3\n  ]\n}");
    }
}
