from django.urls import path

from trail import views

app_name = "trail"
urlpatterns = [
    path("register/log/checkpoint", views.checkpoint, name="checkpoint"),
    path("register/log/consistency/<int:old>/<int:new>", views.consistency, name="consistency"),
    path(".well-known/register-keys.json", views.keys_of_the_register, name="keys"),
]
