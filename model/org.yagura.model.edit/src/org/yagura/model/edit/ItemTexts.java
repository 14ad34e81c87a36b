/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.edit;

import java.net.URL;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.eclipse.emf.common.util.ResourceLocator;
import org.yagura.model.site.provider.SiteItemProviderAdapterFactory;

/**
 * The texts of the generated item providers, in the language of the process. The generated code asks for this instance;
 * nobody else should.
 */
public final class ItemTexts implements ResourceLocator {

    /** What the generated code asks. */
    public static final ItemTexts INSTANCE = new ItemTexts();

    private static final String NAME = SiteItemProviderAdapterFactory.class.getPackageName() + ".plugin";

    private ItemTexts() {
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(NAME, language, ItemTexts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Override
    public String getString(String key) {
        return getString(key, true);
    }

    @Override
    public String getString(String key, boolean translate) {
        return bundle(translate ? Locale.getDefault() : Locale.ROOT).getString(key);
    }

    @Override
    public String getString(String key, Object[] substitutions) {
        return getString(key, substitutions, true);
    }

    @Override
    public String getString(String key, Object[] substitutions, boolean translate) {
        return MessageFormat.format(getString(key, translate), substitutions);
    }

    /** There are no images here: they are the user interface's. */
    @Override
    public Object getImage(String key) {
        throw new MissingResourceException("no images in the headless model", ItemTexts.class.getName(), key);
    }

    @Override
    public URL getBaseURL() {
        return ItemTexts.class.getResource("/");
    }
}
