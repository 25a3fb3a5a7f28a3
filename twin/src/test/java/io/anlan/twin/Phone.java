package io.anlan.twin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A browser of the size of a phone; Debian's Chromium and its driver. */
final class Phone implements AutoCloseable {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final int WIDTH = 390;
    private static final int HEIGHT = 844;

    private final ChromeDriver browser;

    Phone() {
        ChromeOptions options = new ChromeOptions()
                .setBinary(BROWSER.toFile())
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync");
        // A window of its own cannot be as narrow as a phone.
        options.setExperimentalOption(
                "mobileEmulation",
                Map.of("deviceMetrics", Map.of("width", WIDTH, "height", HEIGHT, "pixelRatio", 1.0, "touch", true)));
        LoggingPreferences said = new LoggingPreferences();
        said.enable(LogType.BROWSER, Level.WARNING);
        options.setCapability("goog:loggingPrefs", said);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
    }

    /** Whether this machine has one. */
    static boolean there() {
        return Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
    }

    void open(URI address) {
        browser.get(address.toString());
    }

    String address() {
        return String.valueOf(browser.getCurrentUrl());
    }

    /** Everything a reader can read. */
    String text() {
        return browser.findElement(By.tagName("body")).getText();
    }

    boolean shows(String css) {
        return !browser.findElements(By.cssSelector(css)).isEmpty();
    }

    void press(String css) {
        WebElement element = browser.findElement(By.cssSelector(css));
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    void type(String css, String text) {
        browser.findElement(By.cssSelector(css)).sendKeys(text);
    }

    /** What a script of one expression says. */
    String asks(String expression) {
        return String.valueOf(browser.executeScript("return " + expression));
    }

    /** What the browser complained of since it was asked last: broken scripts, blocked or missing resources. */
    List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Keeps a picture of what is shown, for people to look at. */
    void picture(String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target/pictures"));
            Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.quit();
    }
}
