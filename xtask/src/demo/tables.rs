//! The goods of the demo market as tables: one file for each category.
//!
//! Every sentence stands whole in every language, so that no grammar is put together by code: a title is a noun
//! phrase and a name, a description is a row of finished sentences.

mod audio;
mod bags;
mod brands;
mod care;
mod clothing;
mod home;
mod kitchen;
mod lighting;
mod pantry;
mod plants;
mod stationery;

use super::art::Rgb;
use super::looks::{Colour, Size};
use super::materials::Material;
use super::text::Text;

/// A category of the first level.
#[derive(Debug)]
pub(crate) struct Department {
    pub(crate) name: Text,
    /// Tint behind its pictures.
    pub(crate) ground: Rgb,
    pub(crate) kinds: &'static [Kind],
}

/// A kind of thing: a category of the second level, and one set of silhouettes.
#[derive(Debug)]
pub(crate) struct Kind {
    /// Name of the silhouettes.
    pub(crate) art: &'static str,
    /// Begins the ids of its products.
    pub(crate) code: &'static str,
    pub(crate) name: Text,
    /// Google's category as a path.
    pub(crate) google: &'static str,
    /// A sentence that is true of every product of the kind.
    pub(crate) fact: Text,
    /// Selling points of every product of the kind.
    pub(crate) highlights: &'static [Text],
    pub(crate) specs: &'static [Spec],
    pub(crate) styles: &'static [Style],
}

/// A row of the specification with the range from which its value is taken.
#[derive(Debug)]
pub(crate) struct Spec {
    pub(crate) label: Text,
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) step: u32,
    pub(crate) unit: Unit,
}

/// Units of specifications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Centimetres,
    Millimetres,
    Grams,
    Litres,
    Watts,
    Hours,
    Months,
    Lumens,
    Kelvin,
    Pages,
    GramsPerSquareMetre,
    Kilograms,
    Degrees,
    Metres,
    Minutes,
}

/// A shape and a use: what models of one make have in common.
#[derive(Debug)]
pub(crate) struct Style {
    /// Which silhouette of the kind.
    pub(crate) shape: u8,
    /// Noun phrase; the model's name joins it.
    pub(crate) title: Text,
    /// One or two sentences about it.
    pub(crate) text: Text,
    pub(crate) models: &'static [Model],
}

/// One product.
#[derive(Debug)]
pub(crate) struct Model {
    /// Name in Latin and in Arabic letters; empty where the title says it all.
    pub(crate) name: (&'static str, &'static str),
    pub(crate) brand: &'static Brand,
    /// Usual price in whole baht.
    pub(crate) price: u32,
    pub(crate) material: Option<&'static Material>,
    pub(crate) choice: Choice,
}

/// What a product's variants differ in.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Choice {
    Colours(&'static [&'static Colour]),
    Sizes(&'static Colour, &'static [Size]),
    Both(&'static [&'static Colour], &'static [Size]),
    Materials(&'static [&'static Material]),
}

/// An invented maker.
#[derive(Debug)]
pub(crate) struct Brand {
    pub(crate) name: &'static str,
    /// A sentence about it.
    pub(crate) story: Text,
}

/// A product with a name of its own.
const fn model(
    name: &'static str,
    arabic: &'static str,
    brand: &'static Brand,
    price: u32,
    material: &'static Material,
    choice: Choice,
) -> Model {
    Model {
        name: (name, arabic),
        brand,
        price,
        material: Some(material),
        choice,
    }
}

/// A product that its title names: food and care.
const fn plain(
    brand: &'static Brand,
    price: u32,
    look: &'static Colour,
    sizes: &'static [Size],
) -> Model {
    Model {
        name: ("", ""),
        brand,
        price,
        material: None,
        choice: Choice::Sizes(look, sizes),
    }
}

const fn style(shape: u8, title: Text, text: Text, models: &'static [Model]) -> Style {
    Style {
        shape,
        title,
        text,
        models,
    }
}

const fn spec(label: Text, from: u32, to: u32, step: u32, unit: Unit) -> Spec {
    Spec {
        label,
        from,
        to,
        step,
        unit,
    }
}

/// The whole market, in the order of its menu.
pub(crate) static MARKET: &[&Department] = &[
    &kitchen::DEPARTMENT,
    &lighting::DEPARTMENT,
    &audio::DEPARTMENT,
    &bags::DEPARTMENT,
    &clothing::DEPARTMENT,
    &pantry::DEPARTMENT,
    &care::DEPARTMENT,
    &home::DEPARTMENT,
    &plants::DEPARTMENT,
    &stationery::DEPARTMENT,
];
