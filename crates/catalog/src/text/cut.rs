//! Words of scripts that are written without spaces: Thai, Lao, Khmer, Burmese.
//!
//! Where an index is written they come from a dictionary that weighs far more than a program of the browser. There a question is cut by the
//! words that the index holds.

/// The words of a folded run, in order.
#[cfg(not(target_family = "wasm"))]
pub(super) fn cut(run: &str) -> Vec<&str> {
    use icu_segmenter::WordSegmenter;
    use icu_segmenter::options::WordBreakInvariantOptions;

    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let ends = segmenter.segment_str(run).skip(1);
    let mut start = 0;
    ends.filter_map(|end| run.get(std::mem::replace(&mut start, end)..end))
        .filter(|word| !word.is_empty())
        .collect()
}

/// The run itself: nothing in the browser writes an index.
#[cfg(target_family = "wasm")]
pub(super) fn cut(run: &str) -> Vec<&str> {
    vec![run]
}
