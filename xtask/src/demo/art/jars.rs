//! Dry goods: sacks, tins, boxes. No pack carries lettering; a sign says what is inside.

use super::Brush;
use super::brush::{block, circle, ellipse};
use super::colour::{BRASS, COAL, LEAF, PAPER, Rgb, STRAW, WOOD};

const BEAN: Rgb = Rgb(0x006b_4028);
const GRAIN: Rgb = Rgb(0x00f7_efdc);
/// Clear glass before a light wall.
pub(super) const GLASS: Rgb = Rgb(0x00dd_e8ea);

fn ear(brush: &mut Brush, x: i32, y: i32, colour: Rgb) {
    brush.line(&format!("M{x} {}V{}", y - 30, y + 46), colour, 6);
    for (dx, dy) in [
        (-18, -22),
        (18, -22),
        (-18, 2),
        (18, 2),
        (-18, 26),
        (18, 26),
    ] {
        brush.turned(if dx < 0 { -32 } else { 32 }, x + dx, y + dy, |brush| {
            brush.fill(&ellipse(x + dx, y + dy, 9, 17), colour);
        });
    }
    brush.fill(&ellipse(x, y - 46, 9, 17), colour);
}

/// A sprout of three leaves: the sign on tea and spices.
pub(super) fn leaf(brush: &mut Brush, x: i32, y: i32, colour: Rgb) {
    for (turn, tall) in [(-42, 62), (42, 62), (0, 84)] {
        brush.turned(turn, x, y + 40, |brush| {
            let (top, low) = (y + 40 - tall, y + 40);
            brush.fill(
                &format!(
                    "M{x} {low}Q{} {} {x} {top}Q{} {} {x} {low}z",
                    x - 24,
                    y + 10,
                    x + 24,
                    y + 10
                ),
                colour,
            );
        });
    }
}

fn bean(brush: &mut Brush, x: i32, y: i32, turn: i32, colour: Rgb) {
    brush.turned(turn, x, y, |brush| {
        brush.fill(&ellipse(x, y, 22, 32), colour);
        brush.line(
            &format!("M{x} {}q-12 14 0 27t0 27", y - 27),
            colour.light(46),
            5,
        );
    });
}

/// Tied sack, brick, paper bag with a window, open sack with a scoop.
pub(super) fn rice(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => tied_sack(brush, colour),
        1 => brick(brush, colour),
        2 => paper_bag(brush, colour),
        _ => open_sack(brush, colour),
    }
}

fn tied_sack(brush: &mut Brush, colour: Rgb) {
    brush.shadow(236, 564);
    brush.solid(
        "M330 300Q300 240 340 236Q370 250 400 236Q430 250 460 236Q500 240 470 300z",
        PAPER.dark(10),
        20,
    );
    brush.solid("M270 640Q224 640 236 580Q216 440 290 370Q332 340 338 310H462Q468 340 510 370Q584 440 564 580Q576 640 530 640z", PAPER, 56);
    brush.tube("M334 312Q400 330 466 312", colour, 22);
    brush.tube("M446 320L486 372", colour, 12);
    brush.solid(&block(316, 416, 168, 168, 18), colour, 16);
    ear(brush, 400, 500, GRAIN);
    brush.gleam("M262 520C262 460 280 420 306 396", 13);
}

fn brick(brush: &mut Brush, colour: Rgb) {
    brush.shadow(260, 540);
    brush.solid(
        "M258 360H542L548 626Q548 640 534 640H266Q252 640 252 626z",
        GRAIN.dark(6),
        44,
    );
    brush.solid("M270 300H530L542 366H258z", GRAIN.dark(12), 20);
    brush.fill("M264 292H536V310H264z", colour.dark(14));
    brush.solid("M256 420H544L547 560H253z", colour, 40);
    ear(brush, 400, 492, GRAIN);
    for (x, y) in [
        (290, 590),
        (340, 606),
        (390, 588),
        (440, 608),
        (490, 592),
        (300, 394),
        (460, 392),
    ] {
        brush.turned(30, x, y, |brush| {
            brush.fill(&ellipse(x, y, 5, 12), PAPER.dark(16));
        });
    }
    brush.gleam("M278 386V410", 12);
}

fn paper_bag(brush: &mut Brush, colour: Rgb) {
    brush.shadow(262, 538);
    brush.solid(
        "M262 280H538L546 626Q546 640 532 640H268Q254 640 254 626z",
        STRAW.light(16),
        52,
    );
    brush.solid("M268 236H532V292H268z", STRAW, 20);
    brush.fill(
        "M254 560H546L546 626Q546 640 532 640H268Q254 640 254 626z",
        colour,
    );
    brush.veil(
        "M494 560H546L546 626Q546 640 532 640H494z",
        colour.dark(70),
        30,
    );
    brush.solid(
        "M320 520V420Q320 340 400 340T480 420V520z",
        GRAIN.dark(8),
        18,
    );
    for (x, y) in [
        (352, 420),
        (392, 388),
        (430, 430),
        (370, 470),
        (412, 480),
        (446, 480),
        (346, 500),
    ] {
        brush.turned(35, x, y, |brush| brush.fill(&ellipse(x, y, 6, 14), PAPER));
    }
    brush.line("M300 264H500", STRAW.dark(24), 6);
    brush.gleam("M284 320V530", 12);
}

fn open_sack(brush: &mut Brush, colour: Rgb) {
    brush.shadow(216, 584);
    brush.tube("M430 400L560 250", WOOD, 26);
    brush.fill(&ellipse(400, 420, 150, 74), GRAIN);
    for (x, y) in [
        (330, 400),
        (372, 376),
        (420, 372),
        (470, 396),
        (350, 430),
        (400, 410),
    ] {
        brush.turned(x, x, y, |brush| {
            brush.fill(&ellipse(x, y, 5, 12), PAPER.dark(18));
        });
    }
    brush.solid(
        "M256 640Q216 640 224 590Q214 500 244 430H556Q586 500 576 590Q584 640 544 640z",
        STRAW,
        56,
    );
    brush.solid(
        "M236 408Q400 450 564 408Q586 420 566 456Q400 500 234 456Q214 420 236 408z",
        STRAW.light(24),
        20,
    );
    brush.solid(&circle(400, 556, 66), colour, 14);
    ear(brush, 400, 552, GRAIN);
    brush.gleam("M250 580Q246 530 256 496", 12);
}

/// Round tin, square caddy, box with bags, pouch.
pub(super) fn tea(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => round_tin(brush, colour),
        1 => caddy(brush, colour),
        2 => tea_box(brush, colour),
        _ => pouch(brush, colour),
    }
}

fn round_tin(brush: &mut Brush, colour: Rgb) {
    brush.shadow(288, 512);
    tin(brush, colour, (288, 320, 224));
    brush.fill(&circle(400, 500, 70), PAPER);
    leaf(brush, 400, 490, LEAF);
    brush.gleam("M312 400V600", 14);
}

fn caddy(brush: &mut Brush, colour: Rgb) {
    brush.shadow(270, 540);
    brush.solid("M500 330L552 346V622L500 640z", colour.dark(26), 8);
    brush.solid(&block(268, 330, 236, 310, 10), colour, 20);
    brush.solid(&block(284, 280, 244, 56, 12), WOOD, 24);
    brush.fill("M268 400H504V412H268zM268 560H504V572H268z", PAPER);
    brush.fill("M386 424L446 486L386 548L326 486z", PAPER);
    leaf(brush, 386, 476, LEAF);
    brush.gleam("M290 352V392M290 424V548", 12);
}

fn tea_box(brush: &mut Brush, colour: Rgb) {
    brush.shadow(236, 566);
    brush.solid("M520 400L584 380V606L520 640z", colour.dark(30), 8);
    brush.solid("M236 400H520L584 380H300z", colour.light(34), 6);
    brush.solid(&block(230, 396, 294, 244, 8), colour, 26);
    brush.fill(&block(262, 430, 230, 120, 12), PAPER);
    leaf(brush, 377, 476, LEAF);
    brush.line("M470 396Q470 330 540 340T600 470", PAPER.dark(12), 5);
    brush.solid("M570 470H632V540L601 560L570 540z", PAPER, 8);
    brush.fill(&circle(601, 510, 13), LEAF);
    brush.gleam("M250 580V430", 10);
}

fn pouch(brush: &mut Brush, colour: Rgb) {
    brush.shadow(260, 540);
    brush.solid(
        "M286 290H514Q540 460 552 610Q554 640 526 640H274Q246 640 248 610Q260 460 286 290z",
        colour,
        52,
    );
    brush.solid(&block(276, 258, 248, 44, 8), colour.dark(18), 16);
    brush.line("M296 326H504", colour.dark(34), 6);
    brush.fill("M330 400Q400 360 470 400V540Q400 580 330 540z", PAPER);
    leaf(brush, 400, 462, LEAF);
    brush.gleam("M296 370Q284 460 278 580", 13);
}

fn tin(brush: &mut Brush, colour: Rgb, (x, y, wide): (i32, i32, i32)) {
    let (right, half, mid) = (x + wide, wide / 2, x + wide / 2);
    brush.solid(
        &format!("M{x} {y}H{right}V620Q{mid} 660 {x} 620z"),
        colour,
        wide / 5,
    );
    brush.solid(
        &format!(
            "M{} {}V{}Q{mid} {} {} {}V{}z",
            x - 6,
            y - 40,
            y + 34,
            y + 62,
            right + 6,
            y + 34,
            y - 40
        ),
        colour.light(16),
        wide / 5,
    );
    brush.fill(&ellipse(mid, y - 40, half + 6, 26), colour.light(40));
    brush.line(&ellipse(mid, y - 40, half - 16, 18), colour.light(14), 5);
}

/// Side-fold bag, tin, drip bags, jar of beans.
pub(super) fn coffee(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => folded_bag(brush, colour),
        1 => coffee_tin(brush, colour),
        2 => drip_bags(brush, colour),
        _ => bean_jar(brush, colour),
    }
}

fn folded_bag(brush: &mut Brush, colour: Rgb) {
    brush.shadow(266, 540);
    brush.solid(
        "M280 300H520L538 620Q538 640 518 640H282Q262 640 262 620z",
        colour,
        58,
    );
    brush.solid("M290 250H510L520 306H280z", colour.dark(18), 20);
    brush.solid(&block(272, 276, 256, 34, 8), BRASS, 14);
    brush.solid(&circle(400, 352, 18), COAL.light(16), 8);
    brush.fill(&block(312, 410, 176, 150, 14), PAPER);
    bean(brush, 370, 486, -24, BEAN);
    bean(brush, 430, 486, 24, BEAN.light(12));
    brush.gleam("M296 330L284 590", 13);
}

fn coffee_tin(brush: &mut Brush, colour: Rgb) {
    brush.shadow(276, 524);
    tin(brush, colour, (276, 340, 248));
    brush.fill("M276 440H524V580Q400 610 276 580z", PAPER);
    bean(brush, 352, 520, -24, BEAN);
    bean(brush, 412, 516, 16, BEAN.light(12));
    bean(brush, 466, 526, 40, BEAN);
    brush.gleam("M300 400V430M300 596V612", 13);
}

fn drip_bags(brush: &mut Brush, colour: Rgb) {
    brush.shadow(220, 590);
    brush.solid(&block(214, 420, 260, 220, 10), colour, 34);
    brush.fill("M214 470H474V560H214z", PAPER);
    bean(brush, 316, 514, -24, BEAN);
    bean(brush, 372, 514, 24, BEAN.light(12));
    brush.solid("M450 640L470 392H590L610 640z", PAPER.dark(6), 24);
    brush.solid("M468 392H592V340H468z", PAPER.dark(14), 14);
    brush.line("M484 360H576", colour, 10);
    brush.solid(&circle(530, 520, 44), colour, 10);
    bean(brush, 530, 520, 20, PAPER);
    brush.gleam("M232 610V440", 10);
}

fn bean_jar(brush: &mut Brush, colour: Rgb) {
    brush.shadow(276, 524);
    brush.form(&block(270, 330, 260, 310, 46), GLASS, 40, |brush| {
        brush.fill("M250 404H550V700H250z", BEAN);
        for row in 0..6 {
            let (y, start) = (420 + row * 40, 262 + row % 2 * 24);
            brush.dashed(&format!("M{start} {y}H540"), BEAN.light(14), 30, "10 38");
            brush.dashed(
                &format!("M{} {}H540", start + 18, y + 14),
                BEAN.dark(24),
                22,
                "6 42",
            );
            brush.dashed(
                &format!("M{} {}H540", start - 4, y - 2),
                BEAN.dark(40),
                4,
                "18 30",
            );
        }
    });
    brush.solid(&block(286, 276, 228, 66, 16), WOOD, 30);
    brush.solid(&block(326, 450, 148, 120, 12), colour, 12);
    brush.fill(&block(344, 468, 112, 84, 8), PAPER);
    bean(brush, 400, 510, 24, BEAN);
    brush.gleam("M296 390V580", 14);
}
