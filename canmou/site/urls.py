"""All routes. Each app's stand in its own `urls` module, with full paths."""

from importlib.util import find_spec

from django.apps import apps
from django.urls import include, path

from canmou.site import api, help, views

urlpatterns = [
    path("gallery/", views.gallery, name="gallery"),
    path("api/", api.guide, name="api_guide"),
    path("api/openapi.json", api.schema, name="api_schema"),
    path("api/v1/", api.urls),
    path("help/", help.page, name="help"),
    path("help/<slug:slug>/", help.page, name="help_chapter"),
    path("help/images/<slug:name>.png", help.picture, name="help_picture"),
    path("about/third-party/", views.third_party, name="third_party"),
    *(
        path("", include(f"{config.name}.urls"))
        for config in apps.get_app_configs()
        if config.name.startswith("canmou.")
        and config.name != "canmou.site"
        and find_spec(f"{config.name}.urls")
    ),
]
