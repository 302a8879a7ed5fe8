//! The bathroom shelf: soap, bottles, oils, candles.

use super::Brush;
use super::brush::{block, circle, ellipse};
use super::colour::{BRASS, COAL, DARK_WOOD, GLOW, LEAF, PAPER, Rgb, STEEL, STRAW, WOOD};

const AMBER: Rgb = Rgb(0x00a8_6430);

/// Round-edged bar, banded block, round one on a dish, two tied with a cord.
pub(super) fn soap(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => round_bar(brush, colour),
        1 => banded_block(brush, colour),
        2 => on_a_dish(brush, colour),
        _ => tied_pair(brush, colour),
    }
}

fn round_bar(brush: &mut Brush, colour: Rgb) {
    brush.shadow(206, 594);
    brush.solid(
        "M210 520Q210 470 280 464H520Q590 470 590 520V580Q590 640 520 640H280Q210 640 210 580z",
        colour,
        44,
    );
    brush.fill(&block(216, 440, 368, 120, 58), colour.light(26));
    brush.line(&block(258, 466, 284, 68, 32), colour.light(6), 7);
    brush.turned(-20, 400, 500, |brush| {
        brush.fill("M340 500Q400 456 460 500Q400 544 340 500z", colour.dark(8));
    });
    brush.gleam("M250 480Q264 462 300 458", 10);
    bubbles(brush, &[(620, 590, 30), (664, 614, 20), (610, 536, 16)]);
}

fn banded_block(brush: &mut Brush, colour: Rgb) {
    brush.shadow(200, 600);
    brush.solid("M548 430L612 404V600L548 640z", colour.dark(28), 8);
    brush.solid("M196 430L264 404H612L548 430z", colour.light(36), 4);
    brush.solid("M196 430H548V640H196z", colour, 24);
    brush.fill("M296 430H448V640H296z", PAPER);
    brush.fill("M296 430L356 404H512L448 430z", PAPER.light(50));
    brush.fill(
        "M296 450H448V458H296zM296 612H448V620H296z",
        colour.dark(16),
    );
    sprig(brush, 372, 560, LEAF);
    brush.gleam("M216 456V610", 10);
}

fn on_a_dish(brush: &mut Brush, colour: Rgb) {
    brush.shadow(190, 610);
    brush.solid(
        "M190 590H610L586 630Q580 640 566 640H234Q220 640 214 630z",
        WOOD,
        26,
    );
    brush.line("M250 612H550", WOOD.dark(26), 6);
    brush.solid("M250 520V560Q250 596 400 596T550 560V520z", colour, 40);
    brush.fill(&ellipse(400, 520, 150, 46), colour.light(28));
    brush.line(&ellipse(400, 520, 112, 32), colour.light(8), 6);
    bubbles(
        brush,
        &[
            (520, 470, 34),
            (566, 500, 22),
            (476, 446, 18),
            (540, 420, 12),
        ],
    );
    brush.gleam("M276 520Q290 500 330 490", 10);
}

fn tied_pair(brush: &mut Brush, colour: Rgb) {
    brush.shadow(220, 580);
    brush.solid(&block(216, 540, 368, 100, 24), colour.dark(10), 36);
    brush.solid(&block(234, 440, 332, 104, 24), colour.light(20), 36);
    brush.line("M340 444V636M460 444V636", STRAW.dark(20), 12);
    brush.line(
        "M400 440Q340 380 330 420T400 440Q460 380 470 420T400 440L360 400M400 440L446 396",
        STRAW.dark(20),
        11,
    );
    sprig(brush, 416, 446, LEAF);
    brush.gleam("M256 470H310M240 570H300", 10);
}

fn bubbles(brush: &mut Brush, all: &[(i32, i32, i32)]) {
    for &(x, y, radius) in all {
        brush.veil(&circle(x, y, radius), Rgb(0x00ff_ffff), 55);
        brush.line(&circle(x, y, radius), Rgb(0x00ff_ffff), 4);
        brush.gleam(&format!("M{} {y}q2-10 10-14", x - radius / 2), 5);
    }
}

fn sprig(brush: &mut Brush, x: i32, y: i32, colour: Rgb) {
    brush.line(&format!("M{x} {y}q4-50 0-92"), colour, 6);
    for (dy, turn) in [
        (-20, -48),
        (-20, 48),
        (-48, -44),
        (-48, 44),
        (-76, -36),
        (-76, 36),
    ] {
        brush.turned(turn, x, y + dy, |brush| {
            brush.fill(&ellipse(x, y + dy - 20, 9, 22), colour);
        });
    }
}

fn label(brush: &mut Brush, (x, y, wide, tall): (i32, i32, i32, i32)) {
    brush.fill(&block(x, y, wide, tall, 12), PAPER);
    sprig(brush, x + wide / 2, y + tall - 26, LEAF);
    brush.line(
        &format!("M{} {}h{}", x + wide / 2 - 16, y + tall - 14, 32),
        PAPER.dark(26),
        5,
    );
}

/// Pump, flip cap, refill pouch, solid bar in its tin.
pub(super) fn shampoo(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => pump(brush, colour),
        1 => flip_cap(brush, colour),
        2 => refill(brush, colour),
        _ => solid_bar(brush, colour),
    }
}

fn pump(brush: &mut Brush, colour: Rgb) {
    brush.shadow(296, 504);
    brush.tube("M400 330V236H318Q300 236 300 262", COAL, 22);
    brush.solid(&block(356, 216, 92, 34, 14), COAL, 14);
    brush.solid(&block(352, 292, 96, 56, 12), COAL, 20);
    brush.solid(
        "M340 344H460Q504 350 504 400V600Q504 640 464 640H336Q296 640 296 600V400Q296 350 340 344z",
        colour,
        50,
    );
    label(brush, (330, 430, 140, 150));
    brush.gleam("M318 420V590", 14);
}

fn flip_cap(brush: &mut Brush, colour: Rgb) {
    brush.shadow(306, 494);
    brush.solid(
        "M316 300Q314 280 336 276H464Q486 280 484 300L500 560Q500 590 480 592H320Q300 590 300 560z",
        colour,
        48,
    );
    brush.solid(&block(318, 580, 164, 60, 16), PAPER.dark(6), 24);
    label(brush, (336, 360, 128, 150));
    brush.line("M330 288Q400 270 470 288", colour.dark(20), 7);
    brush.gleam("M330 330L322 540", 13);
}

fn refill(brush: &mut Brush, colour: Rgb) {
    brush.shadow(256, 544);
    brush.solid(&block(454, 222, 60, 60, 12), COAL, 14);
    brush.solid("M270 290Q300 268 420 270L520 252Q530 400 552 604Q552 640 516 640H284Q248 640 248 604Q262 440 270 290z", colour, 54);
    brush.fill(
        "M254 560Q400 530 546 560L552 604Q552 640 516 640H284Q248 640 248 604z",
        colour.dark(16),
    );
    label(brush, (326, 350, 148, 160));
    brush.gleam("M290 330Q282 430 274 530", 13);
}

fn solid_bar(brush: &mut Brush, colour: Rgb) {
    brush.shadow(226, 574);
    brush.turned(-14, 560, 460, |brush| {
        brush.solid(&ellipse(540, 420, 150, 150), STEEL.light(20), 20);
        brush.fill(&circle(538, 418, 122), PAPER);
        sprig(brush, 538, 470, LEAF);
    });
    brush.solid(
        "M200 540H520V610Q510 640 480 640H240Q210 640 200 610z",
        STEEL,
        46,
    );
    brush.solid("M236 500V530Q236 556 360 556T484 530V500z", colour, 26);
    brush.fill(&ellipse(360, 500, 124, 36), colour.light(26));
    brush.line(&ellipse(360, 500, 86, 23), colour.light(4), 6);
    brush.gleam("M222 566V604", 10);
}

/// Dropper, corked flask, roll-on pair, balm.
pub(super) fn oil(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => dropper(brush, colour),
        1 => flask(brush, colour),
        2 => roll_on(brush, colour),
        _ => balm(brush, colour),
    }
}

fn dropper(brush: &mut Brush, colour: Rgb) {
    brush.shadow(306, 494);
    brush.solid(
        "M376 230Q376 180 400 180T424 230V300H376z",
        COAL.light(10),
        16,
    );
    brush.solid(&block(354, 286, 92, 66, 12), COAL, 20);
    brush.form(
        "M350 346H450Q500 360 500 420V604Q500 640 464 640H336Q300 640 300 604V420Q300 360 350 346z",
        AMBER,
        46,
        |brush| {
            brush.fill("M280 420Q400 436 520 420V700H280z", AMBER.dark(26));
        },
    );
    brush.solid(&block(312, 450, 176, 140, 8), colour, 30);
    sprig(brush, 400, 570, PAPER);
    brush.gleam("M322 440V410Q324 390 344 376", 12);
}

fn flask(brush: &mut Brush, colour: Rgb) {
    brush.shadow(286, 514);
    brush.solid(&block(366, 206, 68, 60, 10), WOOD, 14);
    brush.form(
        "M364 256H436V350Q516 390 516 490Q516 640 400 640T284 490Q284 390 364 350z",
        colour.light(20),
        46,
        |brush| {
            brush.fill("M260 440Q400 460 540 440V700H260z", colour);
            brush.fill(
                "M260 440Q400 424 540 440Q400 456 260 440z",
                colour.light(46),
            );
        },
    );
    brush.line("M360 286H440", STRAW.dark(20), 10);
    brush.solid("M440 296L500 340L470 390L424 350z", PAPER, 8);
    brush.fill(&circle(446, 326, 6), COAL);
    brush.gleam("M312 520Q308 440 350 400", 14);
}

fn roll_on(brush: &mut Brush, colour: Rgb) {
    brush.shadow(256, 544);
    for (x, y, tone) in [(290, 270, colour), (430, 330, colour.dark(20))] {
        brush.solid(&block(x, y + 120, 92, 520 - y, 18), tone, 26);
        brush.solid(&block(x + 6, y, 80, 128, 14), BRASS, 22);
        brush.line(&format!("M{} {}h56", x + 18, y + 102), BRASS.dark(26), 5);
        brush.fill(&block(x + 16, y + 190, 60, 110, 8), PAPER);
        sprig(brush, x + 46, y + 290, LEAF);
        brush.gleam(&format!("M{} {}v90", x + 22, y + 20), 8);
    }
}

fn balm(brush: &mut Brush, colour: Rgb) {
    brush.shadow(240, 560);
    brush.solid(
        "M236 500H564V600Q556 640 516 640H284Q244 640 236 600z",
        colour,
        54,
    );
    brush.fill("M236 530H564V600H236z", PAPER);
    brush.veil("M510 530H564V600H510z", PAPER.dark(50), 34);
    brush.line("M280 566H330M470 566H520", colour.dark(20), 7);
    brush.fill("M400 540Q440 566 400 592Q360 566 400 540z", LEAF);
    brush.solid(
        "M226 420Q226 400 246 400H554Q574 400 574 420V500H226z",
        BRASS,
        50,
    );
    brush.line("M240 450H560M240 476H560", BRASS.dark(18), 5);
    brush.fill(&ellipse(400, 404, 160, 22), BRASS.light(36));
    brush.gleam("M252 430V484", 11);
}

/// Glass, tin, pillars, reed diffuser.
pub(super) fn candle(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => glass_candle(brush, colour),
        1 => tin_candle(brush, colour),
        2 => pillars(brush, colour),
        _ => diffuser(brush, colour),
    }
}

fn glass_candle(brush: &mut Brush, colour: Rgb) {
    brush.shadow(282, 518);
    flame(brush, 400, 380);
    brush.form(
        &block(280, 350, 240, 290, 34),
        Rgb(0x00e6_eef0),
        40,
        |brush| {
            brush.fill("M260 440H540V700H260z", colour);
            brush.fill(
                "M260 440Q400 420 540 440Q400 462 260 440z",
                colour.light(44),
            );
        },
    );
    flame(brush, 400, 400);
    brush.fill(&block(326, 480, 148, 100, 10), PAPER);
    sprig(brush, 400, 572, LEAF);
    brush.gleam("M302 392V600", 13);
}

fn tin_candle(brush: &mut Brush, colour: Rgb) {
    brush.shadow(240, 560);
    flame(brush, 370, 440);
    brush.turned(12, 600, 500, |brush| {
        brush.solid(&circle(580, 520, 112), colour.dark(14), 16);
        brush.line(&circle(580, 520, 80), colour.light(20), 6);
    });
    brush.solid(
        "M216 500H524V606Q514 640 484 640H256Q226 640 216 606z",
        colour,
        50,
    );
    brush.fill(&ellipse(370, 500, 154, 40), STEEL.light(30));
    brush.fill(&ellipse(370, 502, 138, 31), PAPER);
    brush.line("M370 500V470", COAL, 6);
    brush.fill("M216 540H524V556H216z", PAPER);
    brush.gleam("M238 576V610", 11);
}

fn pillars(brush: &mut Brush, colour: Rgb) {
    brush.shadow(230, 580);
    for (x, y, wide, tone) in [
        (240, 420, 120, colour.light(20)),
        (450, 480, 110, colour.dark(14)),
        (340, 310, 124, colour),
    ] {
        let middle = x + wide / 2;
        flame(brush, middle, y - 10);
        brush.solid(
            &format!("M{x} {y}H{}V632Q{middle} 650 {x} 632z", x + wide),
            tone,
            30,
        );
        brush.fill(&ellipse(middle, y, wide / 2, 16), tone.light(40));
        brush.line(&format!("M{middle} {y}v-22"), COAL, 6);
        brush.gleam(&format!("M{} {}V600", x + 18, y + 30), 10);
    }
}

fn diffuser(brush: &mut Brush, colour: Rgb) {
    brush.shadow(300, 500);
    for (x, y) in [(270, 160), (340, 120), (410, 104), (480, 128), (540, 176)] {
        brush.line(&format!("M400 470L{x} {y}"), DARK_WOOD.light(20), 8);
    }
    brush.form("M362 380H438V440Q520 470 520 540V606Q520 640 486 640H314Q280 640 280 606V540Q280 470 362 440z", colour.light(24), 46, |brush| {
        brush.fill("M260 530Q400 544 540 530V700H260z", colour);
    });
    brush.solid(&block(352, 364, 96, 40, 10), BRASS, 20);
    brush.fill(&block(340, 548, 120, 66, 8), PAPER);
    brush.line("M364 572H436M380 592H420", colour.dark(16), 6);
    brush.gleam("M304 590V540Q308 506 340 486", 13);
}

fn flame(brush: &mut Brush, x: i32, y: i32) {
    brush.veil(&circle(x, y - 50, 110), GLOW, 34);
    brush.fill(
        &format!("M{x} {}q44 58 20 88q-20 20-40 0q-24-30 20-88z", y - 100),
        Rgb(0x00f4_a53c),
    );
    brush.fill(
        &format!("M{x} {}q22 30 10 46q-10 10-20 0q-12-16 10-46z", y - 58),
        GLOW,
    );
}
