//! Values of JSON, and what they are as fields.

use crate::record::Field;

/// A value with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Value {
    pub(crate) line: u64,
    pub(crate) kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `null`, and NaN, which says as little.
    Null,
    /// A text, or a number, `true` or `false` as it is written.
    Scalar(String),
    List(Vec<Value>),
    /// Members in their order, repeated names included.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The members of an object as fields; a list becomes a field for each of its values. `None` for anything else.
    pub(crate) fn into_fields(self) -> Option<Vec<Field>> {
        match self.kind {
            Kind::Object(members) => Some(fields(members)),
            _ => None,
        }
    }

    /// A member of an object.
    pub(crate) fn member(&self, name: &str) -> Option<&Self> {
        match &self.kind {
            Kind::Object(members) => members
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The values of a list; none for anything else.
    pub(crate) fn values(&self) -> &[Self] {
        match &self.kind {
            Kind::List(values) => values,
            _ => &[],
        }
    }
}

fn fields(members: Vec<(String, Value)>) -> Vec<Field> {
    let mut all = Vec::with_capacity(members.len());
    for (name, value) in members {
        push_fields(&name, value, &mut all);
    }
    all
}

fn push_fields(name: &str, value: Value, all: &mut Vec<Field>) {
    match value.kind {
        Kind::Null => all.push(Field::new(name, "", value.line)),
        Kind::Scalar(text) => all.push(Field::new(name, &text, value.line)),
        Kind::Object(members) => {
            let mut field = Field::new(name, "", value.line);
            field.children = fields(members);
            all.push(field);
        }
        Kind::List(values) => {
            for value in values {
                push_fields(name, value, all);
            }
        }
    }
}

/// A number with an exponent written out, where that is short: `1.5e3` is `1500`.
pub(super) fn plain_number(word: &str) -> String {
    let Some((mantissa, exponent)) = word.split_once(['e', 'E']) else {
        return word.to_owned();
    };
    let (sign, mantissa) = mantissa
        .strip_prefix('-')
        .map_or(("", mantissa), |rest| ("-", rest));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let Some(exponent) = exponent
        .parse::<i32>()
        .ok()
        .filter(|exponent| exponent.abs() <= 30)
    else {
        return word.to_owned();
    };
    let shift = usize::try_from(exponent.unsigned_abs()).unwrap_or(0);
    let digits = format!("{whole}{fraction}");
    let point = if exponent >= 0 {
        whole.len().saturating_add(shift)
    } else {
        whole.len().saturating_sub(shift)
    };
    let zeros = shift.saturating_sub(whole.len());
    let digits = if exponent < 0 {
        format!("{}{digits}", "0".repeat(zeros))
    } else {
        format!("{digits:0<point$}")
    };
    let (whole, fraction) = digits.split_at_checked(point).unwrap_or((&digits, ""));
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    }
}
