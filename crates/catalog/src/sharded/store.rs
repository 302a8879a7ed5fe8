//! The pieces that have been fetched so far.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::leaf::{Entry, Leaf};
use super::page::Page;
use super::root::{Root, within};
use super::{PAGE, Piece};
use crate::error::PackError;
use crate::records::Form;

/// Pages that are kept; who goes back further fetches again, from where the pieces are kept.
const MOST_PAGES: usize = 400;

/// An index in pieces, with those that are there.
#[derive(Debug)]
pub struct Sharded {
    pub(super) root: Root,
    leaves: BTreeMap<Piece, Leaf>,
    pub(super) pages: BTreeMap<u32, Page>,
    /// Numbers of pages in the order in which they came.
    order: VecDeque<u32>,
    /// Pieces that could not be had.
    pub(super) failed: BTreeSet<Piece>,
}

/// What has been looked for and is not there.
#[derive(Debug, Default)]
pub(super) struct Wants {
    /// Pieces that nobody has asked for.
    pub(super) pieces: BTreeSet<Piece>,
    /// Pieces that could not be had.
    pub(super) failed: BTreeSet<Piece>,
}

/// What is known of a key.
pub(super) enum Look<'a> {
    /// Its leaf is not there.
    Absent,
    /// Keys that are it or begin with it, each with whether it is it; none when there is none.
    There(Vec<(bool, Entry<'a>)>),
}

impl Sharded {
    /// Opens a root.
    ///
    /// # Errors
    /// [`PackError`] with the place at which the bytes are something else.
    pub fn open(root: &[u8]) -> Result<Self, PackError> {
        Ok(Self {
            root: Root::open(root)?,
            leaves: BTreeMap::new(),
            pages: BTreeMap::new(),
            order: VecDeque::new(),
            failed: BTreeSet::new(),
        })
    }

    /// The folder in which all other pieces are.
    pub fn name(&self) -> String {
        self.root.name()
    }

    /// How many records there are.
    pub fn len(&self) -> u32 {
        self.root.rows
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.root.rows == 0
    }

    /// What all records have in common.
    pub fn form(&self) -> &Form {
        &self.root.form
    }

    /// Takes a piece, or notes that it cannot be had: answers then do without it, and say so.
    ///
    /// # Errors
    /// [`PackError`] when the bytes are no such piece; it counts as one that cannot be had.
    pub fn put(&mut self, piece: Piece, bytes: Option<Vec<u8>>) -> Result<(), PackError> {
        let result = match (bytes, piece) {
            (None, _) => {
                self.failed.insert(piece);
                return Ok(());
            }
            (Some(_), Piece::Root) => return Ok(()),
            (Some(bytes), Piece::Page(number)) => {
                Page::open(bytes, self.rows_of(number)).map(|page| {
                    self.pages.insert(number, page);
                    self.order.retain(|known| *known != number);
                    self.order.push_back(number);
                    if self.order.len() > MOST_PAGES
                        && let Some(oldest) = self.order.pop_front()
                    {
                        self.pages.remove(&oldest);
                    }
                })
            }
            (Some(bytes), piece) => Leaf::open(bytes).map(|leaf| {
                self.leaves.insert(piece, leaf);
            }),
        };
        if result.is_err() {
            self.failed.insert(piece);
        } else {
            self.failed.remove(&piece);
        }
        result
    }

    /// Forgets which pieces could not be had, so that they are asked for again.
    pub fn try_again(&mut self) {
        self.failed.clear();
    }

    /// How many rows a page has.
    fn rows_of(&self, page: u32) -> u32 {
        let before = page.saturating_mul(PAGE);
        self.root.rows.saturating_sub(before).min(PAGE)
    }

    /// Looks for a key or, `as_beginning`, for all that begin with it.
    pub(super) fn look(&self, key: &str, as_beginning: bool, wants: &mut Wants) -> Look<'_> {
        let mut is_there = true;
        let mut found = Vec::new();
        let leaves = within(&self.root.leaves, key, as_beginning);
        let spans = leaves.len() > 1;
        let first = leaves.start;
        if !leaves.is_empty()
            && let Some(leaf) = self.leaf(Piece::Leaf(crate::bytes::number(first)), wants)
        {
            leaf.each(key, as_beginning && !spans, |known, entry| {
                found.push((known == key.as_bytes(), entry));
            });
        } else {
            is_there &= leaves.is_empty();
        }
        if spans {
            let pieces = within(&self.root.beginnings, key, false);
            let piece = Piece::Beginnings(crate::bytes::number(pieces.start));
            if let Some(leaf) = self.leaf(piece, wants) {
                leaf.each(key, false, |_, entry| found.push((false, entry)));
            } else {
                is_there = false;
            }
        }
        if is_there {
            Look::There(found)
        } else {
            Look::Absent
        }
    }

    /// The list of frequent words with a first letter, when it is there; none where there is no such list.
    pub(super) fn words(&self, letter: char, wants: &mut Wants) -> Result<Option<&Leaf>, ()> {
        let place = self.root.words.iter().position(|known| *known == letter);
        let Some(place) = place else { return Ok(None) };
        let piece = Piece::Words(crate::bytes::number(place));
        match self.leaf(piece, wants) {
            Some(leaf) => Ok(Some(leaf)),
            None if self.failed.contains(&piece) => Ok(None),
            None => Err(()),
        }
    }

    fn leaf(&self, piece: Piece, wants: &mut Wants) -> Option<&Leaf> {
        let leaf = self.leaves.get(&piece);
        if leaf.is_none() {
            if self.failed.contains(&piece) {
                wants.failed.insert(piece);
            } else {
                wants.pieces.insert(piece);
            }
        }
        leaf
    }
}
