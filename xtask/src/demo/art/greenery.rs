//! Plants in their pots.

use super::Brush;
use super::brush::{block, circle, ellipse};
use super::colour::{DARK_WOOD, LEAF, Rgb};

fn planter(brush: &mut Brush, colour: Rgb, (half, top): (i32, i32)) {
    let (left, right, foot) = (400 - half, 400 + half, half * 72 / 100);
    brush.solid(
        &format!(
            "M{} {top}H{}L{} 626Q{} 640 {} 640H{}Q{} 640 {} 626z",
            left + 8,
            right - 8,
            400 + foot,
            400 + foot - 4,
            400 + foot - 22,
            400 - foot + 22,
            400 - foot + 4,
            400 - foot
        ),
        colour,
        half / 3,
    );
    brush.solid(
        &block(left, top - 18, 2 * half, 44, 10),
        colour.light(10),
        half / 4,
    );
    brush.gleam(
        &format!("M{} {}L{} 590", left + 32, top + 50, 400 - foot + 22),
        12,
    );
}

/// Split leaves, swords, cactus, rubber tree.
pub(super) fn plant(brush: &mut Brush, shape: u8, colour: Rgb) {
    brush.shadow(280, 520);
    match shape {
        0 => monstera(brush, colour),
        1 => snake_plant(brush, colour),
        2 => cactus(brush, colour),
        _ => rubber_tree(brush, colour),
    }
}

fn monstera(brush: &mut Brush, colour: Rgb) {
    for (x, y, turn, tone) in [
        (290, 300, -46, LEAF.dark(14)),
        (520, 300, 48, LEAF.dark(8)),
        (400, 200, 4, LEAF),
        (236, 420, -74, LEAF.light(8)),
        (566, 420, 74, LEAF.dark(20)),
        (440, 360, 24, LEAF.light(14)),
    ] {
        brush.line(
            &format!("M400 500Q{} 440 {x} {}", i32::midpoint(x, 400), y + 40),
            LEAF.dark(24),
            9,
        );
        split_leaf(brush, x, y, turn, tone);
    }
    planter(brush, colour, (118, 490));
}

fn snake_plant(brush: &mut Brush, colour: Rgb) {
    for (x, top, lean, tone) in [
        (330, 220, -50, LEAF.dark(16)),
        (480, 240, 54, LEAF.dark(20)),
        (360, 150, -20, LEAF),
        (440, 170, 24, LEAF.light(6)),
        (400, 110, 4, LEAF.light(14)),
        (300, 330, -60, LEAF.light(4)),
        (510, 340, 66, LEAF),
    ] {
        let tip = x + lean;
        let path = format!(
            "M{} 500Q{} 340 {tip} {top}Q{} 340 {} 500z",
            x - 24,
            x - 40 + lean / 3,
            x + 40 + lean / 3,
            x + 24
        );
        brush.fill(&path, tone);
        brush.fill(
            &format!(
                "M{x} 500Q{} 340 {tip} {top}Q{} 340 {} 500z",
                x + lean / 3,
                x + 40 + lean / 3,
                x + 24
            ),
            tone.dark(18),
        );
        brush.dashed(
            &format!(
                "M{x} 490Q{} 370 {} {}",
                x + lean / 6,
                x + lean * 6 / 10,
                top + 90
            ),
            tone.light(30),
            12,
            "1 36",
        );
        brush.line(
            &format!("M{} 500Q{} 340 {tip} {top}", x - 24, x - 40 + lean / 3),
            Rgb(0x00d9_d27a),
            6,
        );
    }
    planter(brush, colour, (112, 500));
}

fn cactus(brush: &mut Brush, colour: Rgb) {
    brush.solid(
        "M476 400Q560 410 560 330Q560 300 584 300T608 330Q612 460 476 460z",
        LEAF.dark(10),
        18,
    );
    brush.solid(
        "M330 370Q250 380 250 300Q250 274 226 274T202 300Q198 424 330 430z",
        LEAF.light(4),
        18,
    );
    brush.form(
        "M322 520V240Q322 150 400 150T478 240V520z",
        LEAF,
        44,
        |brush| {
            for x in [348, 382, 418, 452] {
                brush.stitch(&format!("M{x} 180V510"), LEAF.light(46), 5);
            }
        },
    );
    for turn in (0..360).step_by(60) {
        brush.turned(turn, 400, 146, |brush| {
            brush.fill(&ellipse(400, 124, 12, 24), Rgb(0x00e4_7a8c));
        });
    }
    brush.fill(&circle(400, 146, 12), Rgb(0x00f0_c04c));
    planter(brush, colour, (120, 510));
}

fn rubber_tree(brush: &mut Brush, colour: Rgb) {
    brush.tube("M400 520Q410 360 394 160", DARK_WOOD, 16);
    for (x, y, turn, tone) in [
        (330, 420, -66, LEAF.dark(16)),
        (476, 400, 62, LEAF.dark(24)),
        (322, 320, -58, LEAF),
        (484, 300, 56, LEAF.dark(10)),
        (336, 226, -44, LEAF.light(8)),
        (470, 206, 44, LEAF),
        (398, 130, 2, LEAF.light(14)),
    ] {
        brush.turned(turn, x, y, |brush| {
            brush.solid(
                &format!(
                    "M{x} {}C{} {} {} {} {x} {}C{} {} {} {} {x} {}z",
                    y + 74,
                    x - 62,
                    y + 40,
                    x - 50,
                    y - 50,
                    y - 92,
                    x + 50,
                    y - 50,
                    x + 62,
                    y + 40,
                    y + 74
                ),
                tone,
                14,
            );
            brush.line(&format!("M{x} {}V{}", y + 60, y - 66), tone.light(40), 5);
        });
    }
    planter(brush, colour, (110, 500));
}

fn split_leaf(brush: &mut Brush, x: i32, y: i32, turn: i32, colour: Rgb) {
    brush.turned(turn, x, y, |brush| {
        // One half from the stem to the tip, three deep cuts; the other half is its mirror image.
        let half = [
            (96, 62),
            (30, 44),
            (114, 24),
            (112, -14),
            (34, 4),
            (104, -44),
            (76, -84),
            (26, -36),
            (42, -100),
            (0, -122),
        ];
        let side = |sign: i32, points: &mut dyn Iterator<Item = &(i32, i32)>| -> String {
            let steps = points.map(|(dx, dy)| format!("L{} {}", x + sign * dx, y + dy));
            steps.collect::<Vec<_>>().concat()
        };
        let heart = format!(
            "M{x} {}Q{} {} {} {}{}{}Q{} {} {x} {}z",
            y + 80,
            x + 50,
            y + 112,
            x + 96,
            y + 62,
            side(1, &mut half.iter().skip(1)),
            side(-1, &mut half.iter().rev().skip(1)),
            x - 50,
            y + 112,
            y + 80
        );
        brush.fill(&heart, colour);
        brush.fill(
            &format!(
                "M{x} {}Q{} {} {} {}{}z",
                y + 80,
                x + 50,
                y + 112,
                x + 96,
                y + 62,
                side(1, &mut half.iter().skip(1))
            ),
            colour.dark(12),
        );
        let low = y + 80;
        brush.line(
            &format!("M{x} {low}v-180m0 50l-52-20m52 60l-70-16m70 56l-60 0"),
            colour.light(24),
            5,
        );
    });
}
