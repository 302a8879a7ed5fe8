//! The mark of the house, a saffron awning over an arch: as SVG, and drawn into the PNG sizes that browsers ask for.
//!
//! Both come from one list of shapes. Every number is whole, so every machine draws the same bytes.

mod png;

use anyhow::Result;

/// Width and height of the drawing's own grid.
const GRID: i32 = 512;
/// Sides of a pixel's subdivision when edges are smoothed.
const SAMPLES: i32 = 4;

const INK: Colour = Colour(0x19, 0x22, 0x30);
const SAFFRON: Colour = Colour(0xf2, 0xa6, 0x18);
const CREAM: Colour = Colour(0xff, 0xf4, 0xdf);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Colour(u8, u8, u8);

/// A rectangle with round corners; a circle is one whose radius is half its side.
#[derive(Debug, Clone, Copy)]
struct Shape {
    x: i32,
    y: i32,
    width: i32,
    height: i32,
    radius: i32,
    fill: Colour,
}

/// How the mark meets its edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// A tile with round corners on nothing.
    Tile,
    /// Colour to the edge, and the mark within the middle 80 %: systems cut it to their own shape.
    Maskable,
}

/// Name and bytes of every icon.
pub(super) fn files() -> Result<Vec<(&'static str, Vec<u8>)>> {
    Ok(vec![
        ("icon.svg", svg(&shapes(Ground::Tile)).into_bytes()),
        ("icon-192.png", draw(&shapes(Ground::Tile), 192)?),
        ("icon-512.png", draw(&shapes(Ground::Tile), 512)?),
        ("maskable-512.png", draw(&shapes(Ground::Maskable), 512)?),
    ])
}

/// The mark from back to front.
fn shapes(ground: Ground) -> Vec<Shape> {
    let shape = |x, y, width, height, radius, fill| Shape {
        x,
        y,
        width,
        height,
        radius,
        fill,
    };
    let mut mark = vec![
        shape(128, 232, 256, 176, 12, CREAM),
        shape(188, 272, 136, 136, 68, SAFFRON),
        shape(188, 340, 136, 68, 0, SAFFRON),
    ];
    for (stripe, x) in (80..).step_by(64).take(5).enumerate() {
        let x: i32 = 16 + x;
        let fill = if stripe % 2 == 0 { SAFFRON } else { CREAM };
        mark.push(shape(x, 184, 64, 80, 32, INK));
        mark.push(shape(x, 176, 64, 80, 32, fill));
        mark.push(shape(x, 112, 64, 112, 0, fill));
    }
    let tile = shape(
        0,
        0,
        GRID,
        GRID,
        if ground == Ground::Tile { 112 } else { 0 },
        INK,
    );
    if ground == Ground::Maskable {
        for shape in &mut mark {
            *shape = inset(*shape);
        }
    }
    mark.insert(0, tile);
    mark
}

/// Four fifths of the size around the middle.
fn inset(shape: Shape) -> Shape {
    let place = |at: i32| GRID / 10 + at * 4 / 5;
    let (x, y) = (place(shape.x), place(shape.y));
    Shape {
        x,
        y,
        width: place(shape.x + shape.width) - x,
        height: place(shape.y + shape.height) - y,
        radius: shape.radius * 4 / 5,
        fill: shape.fill,
    }
}

fn svg(shapes: &[Shape]) -> String {
    let rectangles: Vec<String> = shapes.iter().map(Shape::svg).collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {GRID} {GRID}\">{}</svg>\n",
        rectangles.concat()
    )
}

/// The drawing at a size, as PNG with transparency.
fn draw(shapes: &[Shape], size: i32) -> Result<Vec<u8>> {
    let mut pixels = Vec::new();
    for y in 0..size {
        for x in 0..size {
            pixels.extend(pixel(shapes, x, y, size));
        }
    }
    png::encode(&pixels, size.unsigned_abs())
}

/// The mean colour of a pixel's samples, with the share of them that hit anything as its opacity.
fn pixel(shapes: &[Shape], x: i32, y: i32, size: i32) -> [u8; 4] {
    let (mut sum, mut hits) = ([0_i32; 3], 0);
    for step in 0..SAMPLES * SAMPLES {
        // Middles of the samples, in a grid that is twice as fine as the samples.
        let at = |pixel: i32, sample: i32| {
            ((pixel * SAMPLES + sample) * 2 + 1) * GRID / (size * SAMPLES * 2)
        };
        let (sx, sy) = (at(x, step % SAMPLES), at(y, step / SAMPLES));
        if let Some(shape) = shapes.iter().rev().find(|shape| shape.covers(sx, sy)) {
            let Colour(red, green, blue) = shape.fill;
            for (total, part) in sum.iter_mut().zip([red, green, blue]) {
                *total += i32::from(part);
            }
            hits += 1;
        }
    }
    let channel = |value: i32| u8::try_from(value).unwrap_or(u8::MAX);
    let mean = |total: i32| {
        if hits == 0 {
            0
        } else {
            channel((total + hits / 2) / hits)
        }
    };
    let [red, green, blue] = sum;
    [
        mean(red),
        mean(green),
        mean(blue),
        channel(hits * 255 / (SAMPLES * SAMPLES)),
    ]
}

impl Shape {
    fn svg(&self) -> String {
        let Self {
            x,
            y,
            width,
            height,
            radius,
            fill: Colour(red, green, blue),
        } = self;
        format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\" \
             fill=\"#{red:02x}{green:02x}{blue:02x}\"/>"
        )
    }

    fn covers(&self, x: i32, y: i32) -> bool {
        let (right, bottom) = (self.x + self.width, self.y + self.height);
        if x < self.x || y < self.y || x >= right || y >= bottom {
            return false;
        }
        let near =
            |at: i32, low: i32, high: i32| at - at.clamp(low + self.radius, high - self.radius);
        let (dx, dy) = (near(x, self.x, right), near(y, self.y, bottom));
        dx * dx + dy * dy <= self.radius * self.radius
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_is_empty_in_its_corners_and_a_maskable_icon_is_not() {
        assert_eq!(pixel(&shapes(Ground::Tile), 0, 0, 192)[3], 0);
        assert_eq!(
            pixel(&shapes(Ground::Maskable), 0, 0, 192),
            [0x19, 0x22, 0x30, 255]
        );
    }

    #[test]
    fn the_awning_is_saffron_at_its_ends() {
        assert_eq!(
            pixel(&shapes(Ground::Tile), 120, 140, 512),
            [0xf2, 0xa6, 0x18, 255]
        );
    }

    #[test]
    fn the_maskable_mark_keeps_clear_of_the_edge() {
        for shape in shapes(Ground::Maskable).iter().skip(1) {
            assert!(shape.x >= GRID / 10 && shape.x + shape.width <= GRID - GRID / 10);
            assert!(shape.y >= GRID / 10 && shape.y + shape.height <= GRID - GRID / 10);
        }
    }
}
