package io.databerth.gateway.engines;

import io.databerth.engine.Sku;

/** A size; memory and storage in bytes. */
public record SkuAnswer(String id, String series, String title, double vcpus, long memoryBytes, long storageBytes) {
    static SkuAnswer of(Sku sku) {
        return new SkuAnswer(
                sku.id(),
                sku.series().name(),
                sku.title(),
                sku.resources().vcpus(),
                sku.resources().memory().bytes(),
                sku.resources().storage().bytes());
    }
}
