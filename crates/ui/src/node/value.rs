//! Values of attributes.

use std::borrow::Cow;

/// The value of an attribute, or that the attribute is not there. It is one pointer, as a node is.
pub struct Value(Option<Box<Setting>>);

/// A value that is there.
pub(super) enum Setting {
    /// A text; empty for an attribute that is only there or not.
    Text(Cow<'static, str>),
    /// A value that follows the signals it reads.
    Live(Follow),
}

type Follow = Box<dyn FnMut() -> Value + Send>;

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0.as_deref() {
            None => f.write_str("None"),
            Some(Setting::Text(text)) => write!(f, "{text:?}"),
            Some(Setting::Live(_)) => f.write_str("Live"),
        }
    }
}

impl Value {
    pub(super) fn setting(self) -> Option<Setting> {
        self.0.map(|setting| *setting)
    }

    #[inline(never)]
    fn text(text: Cow<'static, str>) -> Self {
        Self(Some(Box::new(Setting::Text(text))))
    }

    #[inline(never)]
    fn live(follow: Follow) -> Self {
        Self(Some(Box::new(Setting::Live(follow))))
    }
}

/// What can be the value of an attribute.
pub trait IntoValue {
    /// As a value.
    fn into_value(self) -> Value;
}

impl IntoValue for &str {
    #[inline(never)]
    fn into_value(self) -> Value {
        Value::text(Cow::Owned(self.to_owned()))
    }
}

impl IntoValue for String {
    #[inline(never)]
    fn into_value(self) -> Value {
        Value::text(Cow::Owned(self))
    }
}

impl IntoValue for bool {
    #[inline(never)]
    fn into_value(self) -> Value {
        if self {
            Value::text(Cow::Borrowed(""))
        } else {
            Value(None)
        }
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value(None), IntoValue::into_value)
    }
}

impl<F, T> IntoValue for F
where
    F: FnMut() -> T + Send + 'static,
    T: IntoValue,
{
    fn into_value(mut self) -> Value {
        Value::live(Box::new(move || self().into_value()))
    }
}
