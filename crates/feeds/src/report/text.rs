//! The report as lines for people.

use std::fmt;

use super::{Issue, Place, Report};

impl fmt::Display for Report {
    /// One paragraph per issue: what, how often, what to do, and the first places.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, issue) in self.issues().into_iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{issue}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let times = if self.count == 1 { "once" } else { "times" };
        let count = if self.count == 1 {
            String::new()
        } else {
            format!("{} ", self.count)
        };
        writeln!(
            f,
            "{} [{}] {count}{times}: {}",
            self.cause.severity().as_str(),
            self.cause.code(),
            self.cause.message()
        )?;
        for place in &self.places {
            writeln!(f, "    {place}")?;
        }
        let shown = u64::try_from(self.places.len()).unwrap_or(u64::MAX);
        if self.count > shown {
            writeln!(f, "    … and {} more", self.count.saturating_sub(shown))?;
        }
        writeln!(f, "  to mend it: {}", self.cause.remedy())
    }
}

impl fmt::Display for Place {
    /// `feed.xml:355:12, record 12 "LT-ABUS", price: "$0"`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        if let Some(record) = self.record {
            write!(f, ", record {record}")?;
        }
        if let Some(id) = &self.id {
            write!(f, " \"{id}\"")?;
        }
        if let Some(field) = &self.field {
            write!(f, ", {field}")?;
        }
        if let Some(raw) = &self.raw {
            write!(f, ": \"{raw}\"")?;
        }
        Ok(())
    }
}
