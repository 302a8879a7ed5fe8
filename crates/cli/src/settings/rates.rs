//! Rates written in per cent.

/// `7` and `5.5` percent as basis points, 10,000 at most.
pub(super) fn basis_points(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_number = !whole.is_empty()
        && whole.len() <= 3
        && fraction.len() <= 2
        && whole
            .bytes()
            .chain(fraction.bytes())
            .all(|b| b.is_ascii_digit());
    let rate: u32 = is_number.then(|| format!("{whole}{fraction:0<2}").parse().ok())??;
    (rate <= 10_000).then_some(rate)
}
