//! The demo's pictures: one style, drawn by code, written as small SVG files.
//!
//! A picture is a ground in the category's tint, light through a window at the upper left, and one thing on a table
//! or before a wall, in two or three flat tones. Coordinates are whole numbers on a square of 800; a thing on a
//! table stands on `y = 640`. Nothing here knows texts, prices or files.

mod audio;
mod bags;
mod brush;
mod care;
mod chairs;
mod colour;
mod dining;
mod garden;
mod greenery;
mod home;
mod jars;
mod kitchen;
mod lighting;
mod preserves;
mod shoes;
mod stationery;
mod textiles;
mod wear;

pub(crate) use brush::Brush;
pub(crate) use colour::{Ground, Rgb};

/// What stands behind a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scene {
    /// A table top below, the wall behind.
    Table,
    /// Only the wall: things that hang or lie flat.
    Wall,
}

/// How a thing is drawn.
type Draw = fn(&mut Brush, u8, Rgb);

/// One kind of thing: where it stands and how it is drawn.
struct Subject {
    id: &'static str,
    scene: Scene,
    /// Size in the picture, in percent of the drawn one.
    zoom: i32,
    /// Where a detail picture looks.
    focus: (i32, i32),
    draw: Draw,
}

const fn subject(
    id: &'static str,
    scene: Scene,
    zoom: i32,
    focus: (i32, i32),
    draw: Draw,
) -> Subject {
    Subject {
        id,
        scene,
        zoom,
        focus,
        draw,
    }
}

/// Everything that can be drawn.
const SUBJECTS: &[Subject] = &[
    subject("kettle", Scene::Table, 120, (330, 420), kitchen::kettle),
    subject("teapot", Scene::Table, 132, (450, 460), kitchen::teapot),
    subject("pan", Scene::Table, 113, (360, 520), kitchen::pan),
    subject("cup", Scene::Table, 136, (420, 470), dining::cup),
    subject("bowl", Scene::Table, 126, (400, 500), dining::bowl),
    subject("lamp", Scene::Table, 116, (400, 300), lighting::table_lamp),
    subject("pendant", Scene::Wall, 108, (400, 420), lighting::pendant),
    subject(
        "floorlamp",
        Scene::Table,
        112,
        (400, 270),
        lighting::floor_lamp,
    ),
    subject(
        "headphones",
        Scene::Table,
        128,
        (300, 470),
        audio::headphones,
    ),
    subject("earbuds", Scene::Table, 126, (400, 440), audio::earbuds),
    subject("speaker", Scene::Table, 122, (400, 420), audio::speaker),
    subject("radio", Scene::Table, 116, (330, 480), audio::radio),
    subject("backpack", Scene::Table, 122, (400, 470), bags::backpack),
    subject("tote", Scene::Table, 122, (400, 440), bags::tote),
    subject("crossbody", Scene::Table, 116, (400, 500), bags::crossbody),
    subject("shirt", Scene::Wall, 112, (400, 300), wear::shirt),
    subject("scarf", Scene::Wall, 112, (400, 420), wear::scarf),
    subject("hat", Scene::Table, 124, (400, 470), wear::hat),
    subject("sandals", Scene::Table, 106, (400, 510), shoes::sandals),
    subject("sneakers", Scene::Table, 108, (460, 520), shoes::sneakers),
    subject("rice", Scene::Table, 126, (400, 470), jars::rice),
    subject("tea", Scene::Table, 134, (400, 470), jars::tea),
    subject("coffee", Scene::Table, 126, (400, 470), jars::coffee),
    subject("spice", Scene::Table, 134, (400, 470), preserves::spice),
    subject("honey", Scene::Table, 130, (400, 470), preserves::honey),
    subject("soap", Scene::Table, 128, (400, 540), care::soap),
    subject("shampoo", Scene::Table, 122, (400, 440), care::shampoo),
    subject("oil", Scene::Table, 130, (400, 480), care::oil),
    subject("candle", Scene::Table, 124, (400, 450), care::candle),
    subject("chair", Scene::Table, 116, (400, 330), chairs::chair),
    subject("stool", Scene::Table, 118, (400, 430), chairs::stool),
    subject("cushion", Scene::Table, 122, (380, 470), textiles::cushion),
    subject("rug", Scene::Wall, 112, (330, 460), textiles::rug),
    subject("basket", Scene::Table, 120, (380, 500), home::basket),
    subject("vase", Scene::Table, 122, (400, 470), home::vase),
    subject("plant", Scene::Table, 102, (400, 300), greenery::plant),
    subject("pot", Scene::Table, 126, (400, 500), garden::pot),
    subject("watering", Scene::Table, 122, (360, 450), garden::watering),
    subject(
        "notebook",
        Scene::Wall,
        112,
        (440, 380),
        stationery::notebook,
    ),
    subject("pen", Scene::Wall, 112, (330, 470), stationery::pen),
    subject("desk", Scene::Table, 112, (400, 450), stationery::desk),
];

/// What a picture shows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sitting<'a> {
    /// Which kind of thing, by its name in the tables.
    pub(crate) kind: &'a str,
    /// Which of the kind's shapes.
    pub(crate) shape: u8,
    /// Width and height in percent of the drawn size: what makes models of one shape differ.
    pub(crate) stretch: (i32, i32),
    /// The tint behind it.
    pub(crate) ground: Ground,
    /// Begins every id in the file, so that two pictures can stand inline in one page.
    pub(crate) prefix: &'a str,
}

/// Whether a kind can be drawn.
#[cfg(test)]
pub(crate) fn can_draw(kind: &str) -> bool {
    SUBJECTS.iter().any(|subject| subject.id == kind)
}

/// The main picture: one thing in one colour. `None` for a kind that nobody has drawn.
pub(crate) fn portrait(sitting: &Sitting<'_>, colour: Rgb) -> Option<String> {
    let subject = find(sitting.kind)?;
    let mut brush = Brush::new(sitting.prefix);
    brush.ground(sitting.ground, subject.scene);
    subject.pose(&mut brush, sitting, colour, subject.zoom);
    Some(brush.finish())
}

/// The second picture of a thing in one colour: a closer look.
pub(crate) fn detail(sitting: &Sitting<'_>, colour: Rgb) -> Option<String> {
    let subject = find(sitting.kind)?;
    let mut brush = Brush::new(sitting.prefix);
    brush.backdrop(sitting.ground);
    let (x, y) = subject.focus;
    // Twice the size around the focus, which comes to stand in the middle.
    brush.placed(400 - 2 * x, 400 - 2 * y, 200, |brush| {
        subject.pose(brush, sitting, colour, 100);
    });
    Some(brush.finish())
}

/// The second picture of a thing that comes in several colours: two or three of them together.
pub(crate) fn family(sitting: &Sitting<'_>, colours: &[Rgb]) -> Option<String> {
    let subject = find(sitting.kind)?;
    let mut brush = Brush::new(sitting.prefix);
    brush.ground(sitting.ground, subject.scene);
    let places: &[(i32, i32, i32)] = match (colours.len(), subject.scene) {
        (0..=2, Scene::Table) => &[(196, 232, 58), (-28, 270, 62)],
        (0..=2, Scene::Wall) => &[(-30, 130, 66), (300, 130, 66)],
        (_, Scene::Table) => &[(184, 246, 54), (-10, 276, 54), (378, 296, 54)],
        (_, Scene::Wall) => &[(-26, 60, 56), (378, 90, 56), (176, 320, 56)],
    };
    for (&(x, y, percent), &colour) in places.iter().zip(colours) {
        brush.placed(x, y, percent, |brush| {
            subject.pose(brush, sitting, colour, subject.zoom);
        });
    }
    Some(brush.finish())
}

impl Subject {
    /// Draws the thing around the point where it stands, or around the middle when it hangs.
    fn pose(&self, brush: &mut Brush, sitting: &Sitting<'_>, colour: Rgb, zoom: i32) {
        let (wide, tall) = sitting.stretch;
        let size = (wide * zoom / 100, tall * zoom / 100);
        let still = if self.scene == Scene::Table { 640 } else { 400 };
        brush.stretched(size, still, |brush| {
            (self.draw)(brush, sitting.shape, colour);
        });
    }
}

fn find(kind: &str) -> Option<&'static Subject> {
    SUBJECTS.iter().find(|subject| subject.id == kind)
}
