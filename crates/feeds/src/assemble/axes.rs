//! What the variants of a product differ in.

use souk_commerce::product::AxisKind;

use crate::google::Row;

/// Attributes that can be an axis, in the order in which shoppers choose.
const ATTRIBUTES: [AxisKind; 4] = [
    AxisKind::Color,
    AxisKind::Size,
    AxisKind::Material,
    AxisKind::Pattern,
];

/// The value of a row on an axis.
pub(super) fn value(row: &Row, kind: AxisKind) -> Option<&str> {
    match kind {
        AxisKind::Color => row.color.as_deref(),
        AxisKind::Size => row.size.as_deref(),
        AxisKind::Material => row.material.as_deref(),
        AxisKind::Pattern => row.pattern.as_deref(),
        AxisKind::Title => Some(&row.title),
    }
}

/// One axis: its kind, and for each variant the index of its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DraftAxis {
    pub(super) kind: AxisKind,
    pub(super) options: Vec<Option<u16>>,
    /// For each value the first variant that has it.
    pub(super) firsts: Vec<usize>,
}

/// The axes of variants, given their values by kind. The second value says that some variants stay alike.
pub(super) fn infer<'a>(
    variants: usize,
    value: impl Fn(usize, AxisKind) -> Option<&'a str>,
) -> (Vec<DraftAxis>, bool) {
    if variants < 2 {
        return (Vec::new(), false);
    }
    let read = |kind| axis_of(kind, variants, |variant| value(variant, kind));
    let mut axes: Vec<DraftAxis> = ATTRIBUTES.into_iter().map(read).filter(differs).collect();
    if are_alike(&axes, variants) {
        let titles = read(AxisKind::Title);
        if differs(&titles) {
            axes.push(titles);
        }
    }
    let alike = are_alike(&axes, variants);
    (axes, alike)
}

fn axis_of<'a>(
    kind: AxisKind,
    variants: usize,
    value: impl Fn(usize) -> Option<&'a str>,
) -> DraftAxis {
    let mut values: Vec<String> = Vec::new();
    let mut firsts = Vec::new();
    let mut options = Vec::with_capacity(variants);
    for variant in 0..variants {
        let folded = value(variant).map(str::to_lowercase);
        let index = folded.map(|folded| {
            values
                .iter()
                .position(|known| *known == folded)
                .unwrap_or_else(|| {
                    values.push(folded);
                    firsts.push(variant);
                    values.len().saturating_sub(1)
                })
        });
        options.push(index.and_then(|index| u16::try_from(index).ok()));
    }
    DraftAxis {
        kind,
        options,
        firsts,
    }
}

/// Whether not all variants have the same value.
fn differs(axis: &DraftAxis) -> bool {
    axis.options
        .iter()
        .any(|option| Some(option) != axis.options.first())
}

/// Whether two variants have the same values on all axes.
fn are_alike(axes: &[DraftAxis], variants: usize) -> bool {
    let mut seen = std::collections::HashSet::new();
    (0..variants).any(|variant| {
        let combination: Vec<Option<u16>> = axes
            .iter()
            .map(|axis| axis.options.get(variant).copied().flatten())
            .collect();
        !seen.insert(combination)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(rows: &[[Option<&'static str>; 3]]) -> (Vec<AxisKind>, bool) {
        let value = |variant: usize, kind| match kind {
            AxisKind::Title => rows[variant][0],
            AxisKind::Color => rows[variant][1],
            AxisKind::Size => rows[variant][2],
            _ => None,
        };
        let (axes, alike) = infer(rows.len(), value);
        (axes.into_iter().map(|axis| axis.kind).collect(), alike)
    }

    #[test]
    fn an_axis_is_what_differs() {
        let row = |title, color, size| [Some(title), color, size];
        let (red, blue) = (Some("Red"), Some("Blue"));
        assert_eq!(kinds(&[row("Kettle", red, Some("1 l"))]), (vec![], false));
        assert_eq!(
            kinds(&[row("Kettle", red, None), row("Kettle", blue, None)]),
            (vec![AxisKind::Color], false)
        );
        assert_eq!(
            kinds(&[
                row("K", red, Some("S")),
                row("K", red, Some("L")),
                row("K", blue, Some("L"))
            ]),
            (vec![AxisKind::Color, AxisKind::Size], false)
        );
        assert_eq!(
            kinds(&[row("1 m", red, None), row("2 m", red, None)]),
            (vec![AxisKind::Title], false)
        );
        assert_eq!(
            kinds(&[row("K", Some("RED"), None), row("K", red, None)]),
            (vec![], true)
        );
    }
}
