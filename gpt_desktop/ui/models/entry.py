"""What Models are in the window."""

from __future__ import annotations

from gpt_desktop.core.i18n import mark
from gpt_desktop.ui.models.settings_page import ModelPage
from gpt_desktop.ui.models.view import MODEL_SUFFIXES, ModelsView
from gpt_desktop.ui.view.feature import FOLDER, Feature, SettingsSection
from gpt_desktop.ui.work.model_fetch import ModelFetch
from gpt_desktop.ui.work.model_loading import ModelLoading


def models_feature(loading: ModelLoading, fetch: ModelFetch) -> Feature:
    """Models over the loading and fetching that outlive a view."""
    return Feature(
        ModelsView,
        lambda context: ModelsView(context, loading, fetch),
        about_app=True,
        settings=SettingsSection(mark("Model"), lambda context: ModelPage(context, loading)),
        file_suffixes=(*MODEL_SUFFIXES, FOLDER),
    )
